import type { Positions } from './axis.ts';
import { mostRows, rowIndex, rowsOf, type Row } from './rows.ts';
import type { Crossing, End, Pause, Timeline } from './timeline.ts';

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
  readonly row: (end: End) => number | undefined;
  /** What each suspension handed out, by step. */
  readonly handedOut: ReadonlyMap<number, Crossing>;
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
      timeline.crossings.flatMap((crossing) =>
        crossing.direction === 'out' ? [[crossing.step, crossing] as const] : [],
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
  for (const crossing of timeline.crossings) {
    const own = row({ lane: crossing.lane });
    const other = row(crossing.other);
    if (own === undefined || other === undefined || own === other) continue;
    const out = crossing.direction === 'out';
    arrows.push({
      at: positions.of[crossing.step] ?? 0,
      from: out ? own : other,
      to: out ? other : own,
      out,
      name: out
        ? `out ${(crossing.by ?? 'yield').replace(' ', '-')}`
        : timeline.events[crossing.step]?.kind === 'throw'
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
