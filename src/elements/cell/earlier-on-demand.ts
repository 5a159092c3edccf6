import { deviceStorage } from '../base/device-storage.ts';
import { LatePiece } from '../late/late-piece.ts';

const earlier = new LatePiece('showEarlier', () => import('./show-earlier.ts'));

/** Whoever has edited an example may have edited one whose program has changed since; an exercise sees to that itself. */
export function earlierOnDemand(): void {
  if (!Object.keys(deviceStorage() ?? {}).some((key) => key.startsWith('edits/'))) return;
  earlier.get().then(
    (showEarlier) => showEarlier(),
    () => undefined, // The next visit asks again.
  );
}
