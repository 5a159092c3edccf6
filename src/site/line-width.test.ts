import { expect, it } from 'vitest';
import { loadExamples } from './examples.ts';
import { loadExercises } from './exercises.ts';

/**
 * What fits into a cell of a section at 1280 px, measured in Chromium: 718 px, less 78 px of gutter and padding, at
 * 8.33 px a character. `e2e/every-page.spec.ts` measures it again.
 */
const CELL_COLUMNS = 76;

/** The article's own programs, quoted unchanged. */
const quoted = ['sample1-original', 'sample2-original', 'sample3-original'];

const examples = loadExamples().filter(({ id }) => !quoted.includes(id));
const exercises = loadExercises().map(({ id, starter, solution }) => ({
  id,
  files: { 'starter.py': starter, 'solution.py': solution },
}));

it.each([...examples, ...exercises])('$id is seen whole in its cell', ({ files }) => {
  const long = Object.entries(files).flatMap(([name, code]) =>
    code
      .split('\n')
      .flatMap((line, index) => (line.length > CELL_COLUMNS ? [`${name}:${index + 1}: ${line}`] : [])),
  );
  expect(long, `longer than ${CELL_COLUMNS} characters: shorten or wrap`).toEqual([]);
});
