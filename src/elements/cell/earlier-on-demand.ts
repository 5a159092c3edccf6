import { deviceStorage } from '../base/device-storage.ts';
import { LatePiece } from '../late/late-piece.ts';
import type { CodeCell } from './code-cell.ts';
import { editsKey, isEditsKey } from './saved-edits.ts';

const example = new LatePiece('showEarlier', () => import('./show-earlier.ts'));

/** What a reader made of an example before its program changed can be had again; of an exercise, it sees to that itself. */
export function earlierOnDemand(): void {
  const keys = Object.keys(deviceStorage() ?? {});
  for (const cell of document.querySelectorAll<CodeCell>('main code-cell:not([data-exercise])')) {
    const { data, original } = cell;
    const now = editsKey(data.id, original);
    if (keys.some((key) => isEditsKey(key, data.id) && !key.startsWith(now)))
      example.get().then(
        (showEarlier) => showEarlier(cell),
        () => undefined, // The next visit asks again.
      );
  }
}
