import { pathsInOrder } from '../../examples/share.ts';
import type { CellData } from '../../examples/cell-data.ts';
import type { CodeCell } from '../cell/code-cell.ts';
import { readCellData } from '../cell/read-cell-data.ts';
import { drawCode } from '../cell/draw-code.ts';

/** A cell with these files, made from the one that the server drew with others. Its parts are those of Example.astro. */
export async function buildCell(template: HTMLTemplateElement, data: CellData): Promise<CodeCell> {
  const fragment = template.content.cloneNode(true) as DocumentFragment;
  const cell = fragment.querySelector('code-cell');
  if (!cell) throw new Error('The playground’s template holds no <code-cell>');
  cell.id = data.id;
  cell.setAttribute('data-playground', '');
  const paths = pathsInOrder(data.files, data.entry);
  const several = paths.length > 1;
  if (several) part(cell, '.cell-bar > .cell-file-name').replaceWith(drawTabs(data.id, paths));
  const panels = await Promise.all(
    paths.map(async (path, index) => {
      const panel = make('div', 'cell-file', { 'data-file': path });
      if (index === 0) panel.setAttribute('data-active', '');
      if (several) {
        panel.id = panelId(data.id, index);
        panel.setAttribute('role', 'tabpanel');
        panel.setAttribute('aria-labelledby', `${panel.id}-tab`);
      }
      panel.append(await drawFile(cell, data, path));
      return panel;
    }),
  );
  part(cell, '.cell-code').replaceChildren(...panels);
  part(cell, '.cell-data').textContent = JSON.stringify(data);
  // Only an element of this document is upgraded, and so gets its methods.
  return document.importNode(cell, true) as CodeCell;
}

/** The server's lines where the text is the server's, so that a reader who has changed nothing loads no highlighter. */
async function drawFile(cell: Element, data: CellData, path: string): Promise<HTMLElement> {
  const text = data.files[path] ?? '';
  const drawn = cell.querySelector<HTMLElement>('.cell-file > .code');
  const sent = readCellData(cell);
  if (drawn && sent.entry === path && sent.files[path] === text) return drawn.cloneNode(true) as HTMLElement;
  const pre = make('pre', 'code', { translate: 'no', tabindex: '0', role: 'group', 'aria-label': path });
  const code = document.createElement('code');
  pre.append(code);
  code.append(await drawCode(text, path, path === data.entry ? data.id : undefined));
  return pre;
}

function drawTabs(cell: string, paths: readonly string[]): HTMLElement {
  const list = make('div', 'cell-tabs', { translate: 'no', role: 'tablist', 'aria-label': 'Files' });
  list.append(
    ...paths.map((path, index) => {
      const tab = make('button', '', {
        type: 'button',
        role: 'tab',
        id: `${panelId(cell, index)}-tab`,
        'aria-controls': panelId(cell, index),
        'aria-selected': String(index === 0),
        tabindex: index === 0 ? '0' : '-1',
        'data-file': path,
      });
      tab.textContent = path;
      return tab;
    }),
  );
  return list;
}

function panelId(cell: string, index: number): string {
  return `${cell}--file-${index}`;
}

function make(name: string, className: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const element = document.createElement(name);
  if (className !== '') element.className = className;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

function part(cell: Element, selector: string): HTMLElement {
  const found = cell.querySelector<HTMLElement>(selector);
  if (!found)
    throw new Error(`The playground’s cell has no ${selector}: compare build-cell.ts with Example.astro`);
  return found;
}
