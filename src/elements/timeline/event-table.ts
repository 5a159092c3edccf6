import { tablesOf, type Table } from '../../trace/summarize.ts';
import type { Timeline } from '../../trace/timeline.ts';
import { nextFrame } from './slices.ts';
import { html } from './svg.ts';

/** So many rows are laid out in a frame; more than are in sight at once. */
const rowsPerFrame = 40;

/** The drawing as two tables: how long each frame did what, and every event in words. Long ones come frame by frame. */
export function eventTables(timeline: Timeline): HTMLElement[] {
  const bodies: [HTMLElement, Table['rows']][] = [];
  const elements = tablesOf(timeline).flatMap((table) => {
    const body = html('tbody', {}, ...table.rows.slice(0, rowsPerFrame).map(draw));
    bodies.push([body, table.rows.slice(rowsPerFrame)]);
    return [
      html(
        'div',
        { class: 'timeline-table-scroller', tabindex: '0', role: 'group', 'aria-label': table.label },
        html(
          'table',
          {},
          html('caption', {}, table.caption),
          html('thead', {}, html('tr', {}, ...table.heads.map((head) => html('th', { scope: 'col' }, head)))),
          body,
        ),
      ),
      ...(table.rest ? [html('p', {}, table.rest)] : []),
    ];
  });
  void addTheRest(bodies);
  return elements;
}

/** Ends where the tables are gone: closed, or of an earlier run. */
async function addTheRest(bodies: readonly [HTMLElement, Table['rows']][]): Promise<void> {
  for (const [body, rows] of bodies) {
    for (let at = 0; at < rows.length; at += rowsPerFrame) {
      await nextFrame();
      if (!body.isConnected) return;
      body.append(...rows.slice(at, at + rowsPerFrame).map(draw));
    }
  }
}

function draw(cells: readonly string[]): HTMLElement {
  return html(
    'tr',
    {},
    ...cells.map((cell, index) => (index === 0 ? html('th', { scope: 'row' }, cell) : html('td', {}, cell))),
  );
}
