import type { CellData, SentCellData } from '../../examples/cell-data.ts';
import type { RecordedLine } from '../../examples/example.ts';
import type { Stream } from '../../runtime/stream.ts';

/**
 * What the page hands to a cell, with its files and its recorded output read off the lines that it shows where they are not
 * sent. To be called before anything is changed or run there.
 */
export function readCellData(cell: ParentNode): CellData {
  const json = cell.querySelector('.cell-data')?.textContent;
  if (!json) throw new Error('A cell without its .cell-data: compare Example.astro');
  const sent = JSON.parse(json) as SentCellData;
  const { recording, ...rest } = sent;
  return {
    ...rest,
    files: sent.files ?? shownFiles(cell),
    ...(recording && { recording: { ...recording, output: recording.output ?? shownOutput(cell) } }),
  };
}

function shownOutput(cell: ParentNode): RecordedLine[] {
  return [...cell.querySelectorAll<HTMLElement>('.cell-console .out')].map(({ dataset, textContent }) => ({
    stream: dataset['stream'] as Stream,
    text: `${textContent}\n`,
    at: Number(dataset['at']),
  }));
}

function shownFiles(cell: ParentNode): Record<string, string> {
  const panels = [...cell.querySelectorAll<HTMLElement>('.cell-file[data-file]')];
  return Object.fromEntries(
    panels.map((panel) => [panel.dataset['file'] ?? '', panel.querySelector('code')?.textContent ?? '']),
  );
}
