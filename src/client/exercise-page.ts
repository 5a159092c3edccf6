/** What only the pages of exercises need: no other page pays for it. */
import { deviceStorage, isEditsKey } from '../elements/cell/saved-edits.ts';
import { defineLate } from '../elements/late/define-late.ts';
import { LatePiece } from '../elements/late/late-piece.ts';

const checker = new LatePiece('ReaderExercise', () => import('../elements/exercise/reader-exercise.ts'));
let asked = false;

function wake(): void {
  if (asked) return;
  asked = true;
  defineLate('reader-exercise', 'What checks this exercise', checker);
}

/** Whether this device keeps an answer to the exercise of this page, maybe from before the exercise changed. */
function isBegun(): boolean {
  const id = document.querySelector('code-cell[data-exercise]')?.id ?? '';
  return Object.keys(deviceStorage() ?? {}).some((key) => isEditsKey(key, id));
}

/** What checks an exercise comes when somebody reaches for it or goes on with it, or when a link says what was passed. */
function checkerOnDemand(): void {
  if (isBegun() || new URLSearchParams(location.search).has('passed')) wake();
  for (const event of ['pointerover', 'focusin'] as const)
    document.addEventListener(event, ({ target }) => {
      if (target instanceof Element && target.closest('reader-exercise')) wake();
    });
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('reader-exercise button') : null;
    if (!button || customElements.get('reader-exercise')) return;
    wake();
    // It was pressed before anybody heard it.
    void customElements.whenDefined('reader-exercise').then(() => button.click());
  });
}

checkerOnDemand();
defineLate(
  'exercise-path',
  'What you have done',
  new LatePiece('ExercisePath', () => import('../elements/exercise/exercise-path.ts')),
);
