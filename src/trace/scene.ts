import type { FrameKind } from '../runtime/program-state.ts';
import type { Positions } from './axis.ts';
import type { Transfer, TransferEnd, Lane, Pause, Timeline } from './timeline.ts';

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

/** Which row an end of a transfer is in. */
export function rowIndex(rows: readonly Row[]): (end: TransferEnd) => number | undefined {
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

/** Where things are, in pixels. */
export interface Geometry {
  /** From a position on the axis. */
  readonly x: (position: number) => number;
  readonly width: number;
  readonly rowHeight: number;
  /** From a row's top to the middle of its bar. */
  readonly middle: number;
  readonly bar: number;
}

/** Control that changes hands between two rows. */
export interface Arrow {
  /** On the axis. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly out: boolean;
  /** Its class names: `out await`, `in throw`. */
  readonly name: string;
}

/** A stretch in which nothing ran, with its place on the axis. */
export interface Wait {
  readonly from: number;
  readonly to: number;
  readonly pause: Pause;
}

/** What is drawn, prepared once for many frames. */
export interface Scene {
  readonly timeline: Timeline;
  readonly rows: readonly Row[];
  readonly positions: Positions;
  readonly row: (end: TransferEnd) => number | undefined;
  /** What each suspension handed out, by step. */
  readonly handedOut: ReadonlyMap<number, Transfer>;
  /** In the order of the axis, as the waits and the outputs are. */
  readonly arrows: readonly Arrow[];
  readonly waits: readonly Wait[];
  /** Where output was written, on the axis. */
  readonly outputs: readonly number[];
}

/** Gets a timeline ready to be drawn, many times over. */
export function sceneOf(timeline: Timeline, positions: Positions): Scene {
  const rows = rowsOf(timeline).slice(0, mostRows);
  const row = rowIndex(rows);
  return {
    timeline,
    rows,
    positions,
    row,
    handedOut: new Map(
      timeline.transfers.flatMap((transfer) =>
        transfer.direction === 'out' ? [[transfer.step, transfer] as const] : [],
      ),
    ),
    arrows: arrowsOf(timeline, positions, row),
    waits: timeline.pauses.map((pause) => ({
      from: positions.from({ from: pause.from, fromStep: pause.step }),
      to: positions.to({ to: pause.to, toStep: pause.step + 1 }),
      pause,
    })),
    outputs: timeline.events.flatMap((event, step) =>
      event.kind === 'output' ? [positions.of[step] ?? 0] : [],
    ),
  };
}

function arrowsOf(timeline: Timeline, positions: Positions, row: Scene['row']): Arrow[] {
  const arrows: Arrow[] = [];
  for (const transfer of timeline.transfers) {
    const own = row({ lane: transfer.lane });
    const other = row(transfer.other);
    if (own === undefined || other === undefined || own === other) continue;
    const out = transfer.direction === 'out';
    arrows.push({
      at: positions.of[transfer.step] ?? 0,
      from: out ? own : other,
      to: out ? other : own,
      out,
      name: out
        ? `out ${(transfer.by ?? 'yield').replace(' ', '-')}`
        : timeline.events[transfer.step]?.kind === 'throw'
          ? 'in throw'
          : 'in',
    });
  }
  return arrows;
}

/** Of a list in the order of its places: the index of the first that is at least there. */
export function firstAt<T>(
  list: readonly T[],
  place: (each: T, index: number) => number,
  least: number,
): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (place(list[middle]!, middle) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
