import { tablesOf, type Table } from '../../trace/tables.ts';
import type { Timeline } from '../../trace/timeline.ts';
import { html } from './svg.ts';

/** The drawing as two tables: how long each frame did what, and every event in words. */
export function eventTables(timeline: Timeline): HTMLElement[] {
  return tablesOf(timeline).flatMap((table) => [
    html(
      'div',
      { class: 'timeline-table-scroller', tabindex: '0', role: 'group', 'aria-label': table.label },
      draw(table),
    ),
    ...(table.rest ? [html('p', {}, table.rest)] : []),
  ]);
}

function draw({ caption, heads, rows }: Table): HTMLElement {
  return html(
    'table',
    {},
    html('caption', {}, caption),
    html('thead', {}, html('tr', {}, ...heads.map((head) => html('th', { scope: 'col' }, head)))),
    html(
      'tbody',
      {},
      ...rows.map((cells) =>
        html(
          'tr',
          {},
          ...cells.map((cell, index) =>
            index === 0 ? html('th', { scope: 'row' }, cell) : html('td', {}, cell),
          ),
        ),
      ),
    ),
  );
}
