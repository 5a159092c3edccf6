import { findPart } from '../base/find-part.ts';
import { filePanel, fileTabs } from '../../markup/program-files.ts';
import { toNode } from '../../markup/to-node.ts';
import { pathsInOrder } from '../../examples/file-paths.ts';
import type { CellData } from '../../examples/cell-data.ts';
import type { CodeCell } from '../cell/code-cell.ts';
import { readCellData } from '../cell/read-cell-data.ts';
import { drawCode } from '../cell/draw-code.ts';

/** A cell with these files, made from the one that the server drew with others. Its parts are those of Example.astro. */
export async function buildCell(template: HTMLTemplateElement, data: CellData): Promise<CodeCell> {
  // Only an element of this document is upgraded, and so gets its methods. Not a copy of what is drawn: parts of that are
  // watched, to be drawn in full when they are in sight.
  const fragment = document.importNode(template.content, true);
  const cell = fragment.querySelector('code-cell');
  if (!cell) throw new Error('The playground’s template holds no <code-cell>');
  cell.id = data.id;
  cell.setAttribute('data-playground', '');
  const paths = pathsInOrder(data.files, data.entry);
  if (paths.length > 1)
    findPart(cell, '.cell-bar > .cell-file-name').replaceWith(toNode(fileTabs(data.id, paths)));
  const panels = await Promise.all(
    paths.map(async (path, index) => {
      const panel = toNode(filePanel(data.id, paths, index, []));
      findPart(panel, 'code').append(await linesOf(cell, data, path));
      return panel;
    }),
  );
  findPart(cell, '.cell-code').replaceChildren(...panels);
  findPart(cell, '.cell-data').textContent = JSON.stringify(data);
  return cell;
}

/** The server's lines where the text is the server's, so that a reader who has changed nothing loads no highlighter. */
async function linesOf(cell: Element, data: CellData, path: string): Promise<Node | string> {
  const text = data.files[path] ?? '';
  const drawn = cell.querySelector('.cell-file code');
  const sent = readCellData(cell);
  if (!drawn || sent.entry !== path || sent.files[path] !== text)
    return drawCode(text, path, path === data.entry ? data.id : undefined);
  const lines = document.createDocumentFragment();
  lines.append(...drawn.cloneNode(true).childNodes);
  return lines;
}
