import { describeEvent, sayDuration, sayTime } from '../../trace/describe.ts';
import type { Lane, Timeline } from '../../trace/timeline.ts';
import { html } from './svg.ts';

/** More events than these are not listed. */
const most = 500;

/** The drawing as two tables: how long each frame did what, and every event in words. */
export function eventTables(timeline: Timeline): HTMLElement[] {
  const shown = timeline.events.slice(0, most);
  const rest = timeline.events.length - shown.length;
  return [
    scrolling(
      'Frames',
      table(
        'Every frame, and how long it was what',
        ['Frame', 'Task', 'Began', 'Running', 'Suspended', 'Blocked', 'Ended'],
        timeline.lanes.slice(0, most).map((lane) => laneCells(lane, timeline)),
      ),
    ),
    scrolling(
      'Events',
      table(
        'Every event, in the order in which the interpreter reported it',
        ['', 'Time', 'Event'],
        shown.map((event, step) => [String(step + 1), sayTime(event.at), describeEvent(timeline, step)]),
      ),
    ),
    ...(rest > 0 ? [html('p', {}, `and ${rest.toLocaleString('en')} more events`)] : []),
  ];
}

function laneCells(lane: Lane, timeline: Timeline): string[] {
  const time = (...states: string[]): string =>
    sayDuration(
      lane.segments
        .filter((segment) => states.includes(segment.state))
        .reduce((sum, segment) => sum + segment.to - segment.from, 0),
    );
  const group = timeline.groups.find((candidate) => candidate.task === lane.task);
  const began = lane.segments.find((segment) => segment.state !== 'made');
  const ends = { return: 'returned', unwind: 'by an exception', close: 'closed', open: 'not yet' } as const;
  return [
    lane.title,
    lane.task === undefined ? '' : (group?.title ?? ''),
    began ? sayTime(began.from) : '',
    time('running'),
    time('suspended'),
    time('blocked'),
    ends[lane.end],
  ];
}

function scrolling(label: string, content: HTMLElement): HTMLElement {
  return html(
    'div',
    { class: 'timeline-table-scroller', tabindex: '0', role: 'group', 'aria-label': label },
    content,
  );
}

function table(caption: string, heads: readonly string[], rows: readonly (readonly string[])[]): HTMLElement {
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
