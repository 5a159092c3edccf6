import type { FrameKind } from '../runtime/trace-event.ts';
import type { End, Lane, Timeline } from './timeline.ts';

/** A row of the drawing: a lane, or the event loop's. */
export interface Row {
  readonly lane: Lane | undefined;
  readonly title: string;
  /** The task's name, on the first row of its group. */
  readonly group: string;
  /** A rule is drawn above. */
  readonly begins: boolean;
}

/** More rows than these are not drawn; a note says so. */
export const mostRows = 200;

/** The rows in the order of drawing: what runs outside any task, the event loop, then task by task. */
export function rowsOf(timeline: Timeline): Row[] {
  const rows: Row[] = [];
  const loop = (): void => {
    if (timeline.hasLoop)
      rows.push({ lane: undefined, title: 'event loop', group: '', begins: rows.length > 0 });
  };
  if (timeline.groups[0]?.task !== undefined) loop();
  for (const group of timeline.groups) {
    for (const [index, lane] of group.lanes.entries()) {
      rows.push({
        lane,
        title: lane.title,
        group: index === 0 && group.task !== undefined ? group.title : '',
        begins: index === 0 && rows.length > 0,
      });
    }
    if (group.task === undefined) loop();
  }
  return rows;
}

/** Which row an end of a crossing is in. */
export function rowIndex(rows: readonly Row[]): (end: End) => number | undefined {
  const ofLane = new Map<number, number>();
  let loop: number | undefined;
  for (const [index, row] of rows.entries()) {
    if (row.lane) ofLane.set(row.lane.index, index);
    else loop = index;
  }
  return (end) => (end === 'loop' ? loop : end === 'elsewhere' ? undefined : ofLane.get(end.lane));
}

/** Which of the site's two colors, and which shape, a frame has. */
export function hueOf(kind: FrameKind): 'yield' | 'await' | 'both' | 'plain' {
  switch (kind) {
    case 'generator':
      return 'yield';
    case 'coroutine':
      return 'await';
    case 'async-generator':
      return 'both';
    default:
      return 'plain';
  }
}
