import type { TestResult } from '../../examples/check.ts';
import type { ExerciseAsset } from '../../examples/exercise-asset.ts';

/** A sentence of our data, with its `code spans` as code. */
export function drawWords(words: string): DocumentFragment {
  const drawn = document.createDocumentFragment();
  words.split(/`([^`]+)`/).forEach((part, n) => {
    if (n % 2 === 0) drawn.append(part);
    else drawn.append(Object.assign(document.createElement('code'), { textContent: part }));
  });
  return drawn;
}

/** The tests as a list, the first that failed on top: what to look at now. */
export function drawResults(
  results: readonly TestResult[],
  meanings: ExerciseAsset['meanings'],
): readonly HTMLLIElement[] {
  const first = results.find(({ state }) => state === 'failed');
  const ordered = first ? [first, ...results.filter((result) => result !== first)] : results;
  return ordered.map(({ name, state, says, meaning }) => {
    const item = document.createElement('li');
    item.dataset['state'] = state;
    item.append(drawWords(name));
    if (says !== undefined) item.append(paragraph(says));
    const more = meaning === undefined ? undefined : meanings[meaning];
    if (more !== undefined && name === first?.name) item.append(paragraph(more));
    return item;
  });
}

export function paragraph(words: string): HTMLParagraphElement {
  const drawn = document.createElement('p');
  drawn.append(drawWords(words));
  return drawn;
}
