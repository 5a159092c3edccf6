import { parseFragment } from '../../examples/link.ts';
import type { CodeCell } from './code-cell.ts';
import { earlierEdits, keepEarlier } from './earlier-edits.ts';

/** Offers what a reader made of an example before its program changed. It is not laid over the program of now. */
export function showEarlier(cell: CodeCell): void {
  const { id, payload } = parseFragment(location.hash);
  // Somebody's program is shown: the reader's own is asked for on another day.
  if (id === cell.id && payload !== undefined) return;
  keepEarlier(cell, earlierEdits(cell.data.id, cell.original));
}
