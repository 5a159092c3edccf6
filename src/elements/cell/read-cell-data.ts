import type { CellData, SentCellData } from '../../examples/cell-data.ts';

/** What the page hands to a cell, with the texts of its files read off the lines that it shows where they are not sent. */
export function readCellData(cell: ParentNode): CellData {
  const json = cell.querySelector('.cell-data')?.textContent;
  if (!json) throw new Error('A cell without its .cell-data: compare Example.astro');
  const sent = JSON.parse(json) as SentCellData;
  return { ...sent, files: sent.files ?? shownFiles(cell) };
}

function shownFiles(cell: ParentNode): Record<string, string> {
  const panels = [...cell.querySelectorAll<HTMLElement>('.cell-file[data-file]')];
  return Object.fromEntries(
    panels.map((panel) => [panel.dataset['file'] ?? '', panel.querySelector('code')?.textContent ?? '']),
  );
}
