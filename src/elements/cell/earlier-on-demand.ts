import { deviceStorage } from '../base/device-storage.ts';
import { LatePiece } from '../late/late-piece.ts';

const earlier = new LatePiece('showEarlier', () => import('./show-earlier.ts'));

/** Offers readers' edits of examples whose programs have changed since. Exercises offer theirs themselves: say-changed.ts. */
export function earlierOnDemand(): void {
  if (!Object.keys(deviceStorage() ?? {}).some((key) => key.startsWith('edits/'))) return;
  earlier.get().then(
    (showEarlier) => showEarlier(),
    () => undefined, // The next visit asks again.
  );
}
