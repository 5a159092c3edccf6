import type { Span } from '../highlight/mark.ts';
import { element, type MarkupElement } from './element.ts';
import { programText } from './program-text.ts';

/** The tabs of a program with several files, the first one selected. */
export function fileTabs(cell: string, paths: readonly string[]): MarkupElement {
  return element(
    'div',
    { class: 'cell-tabs', translate: 'no', role: 'tablist', 'aria-label': 'Files' },
    paths.map((path, index) =>
      element(
        'button',
        {
          type: 'button',
          role: 'tab',
          id: tabId(cell, index),
          'aria-controls': panelId(cell, index),
          'aria-selected': String(index === 0),
          tabindex: index === 0 ? '0' : '-1',
          'data-file': path,
        },
        [path],
      ),
    ),
  );
}

/** One file of a program: the panel of a tab if there are several, with a heading for paper, where all are shown at once. */
export function filePanel(
  cell: string,
  paths: readonly string[],
  index: number,
  lines: readonly MarkupElement[],
): MarkupElement {
  const path = paths[index] ?? '';
  const several = paths.length > 1;
  const heading = element('p', { class: 'cell-file-name cell-file-heading' }, [path]);
  const code = element(
    'pre',
    { class: 'code', translate: 'no', tabindex: '0', role: 'group', 'aria-label': path },
    // Of a file that is not near the window a page needs no more than its height: see code.css.
    [element('code', { style: lines.length > 0 ? `--lines:${lines.length}` : undefined }, lines)],
  );
  return element(
    'div',
    {
      class: 'cell-file',
      'data-file': path,
      'data-active': index === 0 ? '' : undefined,
      ...(several
        ? { role: 'tabpanel', id: panelId(cell, index), 'aria-labelledby': tabId(cell, index) }
        : {}),
    },
    several ? [heading, code] : [code],
  );
}

/**
 * The lines of a file, each with its newline, so that their text is the file's. With `cell` each has an address,
 * `<cell>:L3`: those of the entry only, since an address names a cell and a line and no file. `before` is how many lines
 * stand before these.
 */
export function codeLines(lines: readonly (readonly Span[])[], cell?: string, before = 0): MarkupElement[] {
  return lines.map((spans, index) =>
    element(
      'span',
      { class: 'line', id: cell === undefined ? undefined : `${cell}:L${before + index + 1}` },
      [
        ...spans.flatMap(({ text, role }) =>
          role === 'plain'
            ? programText(text)
            : [element('span', { class: `tok-${role}` }, programText(text))],
        ),
        '\n',
      ],
    ),
  );
}

function panelId(cell: string, index: number): string {
  return `${cell}--file-${index}`;
}

function tabId(cell: string, index: number): string {
  return `${panelId(cell, index)}-tab`;
}
