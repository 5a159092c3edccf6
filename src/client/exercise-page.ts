/** What only the pages of exercises need: no other page pays for it. */
import { deviceStorage, isEditsKey } from '../elements/cell/saved-edits.ts';
import { defineLate } from '../elements/late/define-late.ts';
import { LatePiece } from '../elements/late/late-piece.ts';

/** Whether this device keeps an answer to the exercise of this page, maybe from before the exercise changed. */
function isBegun(): boolean {
  const id = document.querySelector('code-cell[data-exercise]')?.id ?? '';
  return Object.keys(deviceStorage() ?? {}).some((key) => isEditsKey(key, id));
}

// What checks an exercise comes when somebody reaches for it or goes on with it, or when a link says what was passed.
const goesOn = isBegun() || new URLSearchParams(location.search).has('passed');
defineLate(
  'reader-exercise',
  'What checks this exercise',
  new LatePiece('ReaderExercise', async () => {
    // It speaks with its cell.
    await customElements.whenDefined('code-cell');
    return import('../elements/exercise/reader-exercise.ts');
  }),
  goesOn ? Promise.resolve() : new Promise(() => undefined),
);
defineLate(
  'exercise-path',
  'What you have done',
  new LatePiece('ExercisePath', () => import('../elements/exercise/exercise-path.ts')),
);
