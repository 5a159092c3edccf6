import { parseFragment } from '../../examples/link.ts';
import type { CodeCell } from './code-cell.ts';
import { earlierEdits, keepEarlier } from './earlier-edits.ts';

/** Offers what a reader made of the page's examples before their programs changed. It is not laid over those of now. */
export function showEarlier(): void {
  const { id, payload } = parseFragment(location.hash);
  for (const cell of document.querySelectorAll<CodeCell>('main code-cell:not([data-exercise])')) {
    // Somebody's program is shown: the reader's own is asked for on another day.
    if (id === cell.id && payload !== undefined) continue;
    const edits = earlierEdits(cell.data.id, cell.original);
    if (edits.keys.length > 0) keepEarlier(cell, edits);
  }
}
