import { findPart } from '../base/find-part.ts';
import type { CodeCell } from '../cell/code-cell.ts';
import { EveryCPython } from './every-cpython.ts';

if (!customElements.get('every-cpython')) customElements.define('every-cpython', EveryCPython);

/** Shows in the cell what its program prints in every CPython; if that is shown already, runs it in all of them. */
export function askAll(cell: CodeCell): void {
  const shown = cell.querySelector<EveryCPython>('every-cpython');
  if (shown) {
    void shown.ask();
    return;
  }
  const every = new EveryCPython();
  findPart(cell, '.cell-result').append(every);
  void every.open();
}
