import { deviceStorage } from '../base/device-storage.ts';
import { isEditsKey } from '../cell/saved-edits.ts';
import { defineLate } from '../late/define-late.ts';
import { LatePiece } from '../late/late-piece.ts';

/** Whether this device keeps an answer to the exercise of this page, maybe from before the exercise changed. */
function isBegun(): boolean {
  const id = document.querySelector('code-cell[data-exercise]')?.id ?? '';
  return Object.keys(deviceStorage() ?? {}).some((key) => isEditsKey(key, id));
}

/** Loads the code that checks an exercise when the reader reaches for it or has begun it, or when a link carries a result. */
export function exercisesOnDemand(): void {
  const goesOn = isBegun() || new URLSearchParams(location.search).has('passed');
  defineLate(
    'reader-exercise',
    'What checks this exercise',
    new LatePiece('ReaderExercise', () => import('./reader-exercise.ts')),
    goesOn ? Promise.resolve() : new Promise(() => undefined),
  );
  defineLate(
    'exercise-path',
    'What you have done',
    new LatePiece('ExercisePath', () => import('./exercise-path.ts')),
  );
}
