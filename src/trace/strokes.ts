import type { Positions } from './axis.ts';
import type { Crossing, End, Segment, Timeline } from './timeline.ts';
import { hueOf, mostRows, rowIndex, rowsOf, type Row } from './rows.ts';

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

/** What is drawn, prepared once for many frames. */
export interface Scene {
  readonly timeline: Timeline;
  readonly rows: readonly Row[];
  readonly positions: Positions;
  readonly row: (end: End) => number | undefined;
  /** What each suspension handed out, by step. */
  readonly handedOut: ReadonlyMap<number, Crossing>;
  /** Between how many pairs of rows control changes hands, each direction counted. */
  readonly pairs: number;
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
    pairs: pairsOf(timeline.crossings, row),
    handedOut: new Map(
      timeline.crossings.flatMap((crossing) =>
        crossing.direction === 'out' ? [[crossing.step, crossing] as const] : [],
      ),
    ),
  };
}

export interface Label {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** One frame of the drawing: path data by class name, and words that have room. */
export interface Strokes {
  readonly paths: ReadonlyMap<string, string>;
  readonly labels: readonly Label[];
  /** So many outlines that dashes in them could neither be told apart nor be drawn in time. */
  readonly dense: boolean;
}

/** The first words of the class names, later ones painted over earlier ones. */
const layers = [
  'held-up',
  'loop',
  'made',
  'calling',
  'suspended',
  'blocked',
  'waits',
  'running',
  'over',
  'line',
  'head',
  'failed',
];

/** What is painted over what: the higher number over the lower. */
export function paintOrder(className: string): number {
  return layers.indexOf(className.split(' ')[0] ?? '');
}

/** A running frame is seen even where it takes no time. */
const thinnest = 3;
/** About so many are drawn, evenly spread: more could not be told apart. */
const mostArrows = 350;
/** More outlines and arrows than these are drawn without dashes: those are most of the cost of a full drawing. */
const mostDashed = 400;
const characterWidth = 6.1;

/** Draws the part in sight. What is smaller than a pixel is drawn once, however often it happens. */
export function strokes(
  scene: Scene,
  geometry: Geometry,
  /** Rows in sight, the last not included. */
  [first, last]: readonly [number, number],
): Strokes {
  const { rows, positions, handedOut } = scene;
  const parts = new Map<string, string[]>();
  const labels: Label[] = [];
  const add = (name: string, path: string): void => {
    const list = parts.get(name);
    if (list) list.push(path);
    else parts.set(name, [path]);
  };
  const { x, width, rowHeight, middle, bar } = geometry;
  const box = (left: number, right: number, center: number, height: number): string =>
    `M${left} ${center - height / 2}H${right}V${center + height / 2}H${left}Z`;

  for (let index = first; index < Math.min(last, rows.length); index += 1) {
    const row = rows[index]!;
    const center = index * rowHeight + middle;
    if (!row.lane) continue;
    const hue = hueOf(row.lane.of);
    const segments = row.lane.segments;
    const painted: Record<string, number> = {};
    for (let s = firstInSight(segments, positions, x); s < segments.length; s += 1) {
      const segment = segments[s]!;
      const left = x(positions.from(segment));
      if (left > width) break;
      const right = x(positions.to(segment));
      // Two strokes of one state less than a pixel apart are one.
      if (right - left < 1 && left - (painted[segment.state] ?? -9) < 1.5) continue;
      painted[segment.state] = right;
      const [from, to] = [Math.max(-20, left), Math.min(width + 20, right)];
      switch (segment.state) {
        case 'running':
          add(`running ${hue}`, box(round(from), Math.max(round(from) + thinnest, round(to)), center, bar));
          break;
        case 'calling':
          if (to - from >= 1) add(`calling ${hue}`, box(round(from), round(to), center, 4));
          break;
        case 'suspended':
        case 'blocked':
          if (to - from >= 2) add(`${segment.state} ${hue}`, box(half(from), half(to), center, bar - 1));
          break;
        case 'made':
          add('made', `M${from} ${center}H${to}`);
          break;
        default:
          segment.state satisfies never;
      }
      const text = wordsIn(segment, handedOut.get(segment.fromStep));
      const room = Math.min(to, width) - Math.max(from, 0);
      if (text && room > text.length * characterWidth + 12) {
        labels.push({ x: Math.max(from, 0) + 7, y: center + 4, text });
      }
    }
    if (row.lane.end === 'unwind' || row.lane.end === 'return') {
      const at = x(positions.of[row.lane.endStep] ?? 0);
      if (at >= -4 && at <= width + 4) {
        if (row.lane.end === 'unwind') add('failed', cross(at + 5, center));
        else add('over', `M${half(at)} ${center - bar / 2 - 2}v${bar + 4}`);
      }
    }
  }

  pausesInto(add, labels, scene, geometry);
  arrowsInto(add, scene, geometry, [first, last]);
  let dashed = 0;
  for (const [name, list] of parts) if (/^(suspended|blocked|line) /.test(name)) dashed += list.length;
  return {
    paths: new Map([...parts].map(([name, list]) => [name, list.join('')])),
    labels,
    dense: dashed > mostDashed,
  };
}

function wordsIn(segment: Segment, crossing: Crossing | undefined): string {
  if (segment.state === 'blocked') return `sleeps ${seconds(segment.to - segment.from)}`;
  if (segment.state !== 'suspended' || !crossing?.by) return '';
  const value = crossing.value;
  const short =
    value && (value.type === 'NoneType' || /^(int|float|str|Number|String)$/.test(value.type))
      ? value.repr
      : value?.type;
  return `${crossing.by} ${short ?? ''}`.trim();
}

function seconds(ms: number): string {
  return `${Number((ms / 1000).toPrecision(2))} s`;
}

function pausesInto(
  add: (name: string, path: string) => void,
  labels: Label[],
  { timeline, rows, positions, row }: Scene,
  { x, width, rowHeight, middle, bar }: Geometry,
): void {
  const loop = row('loop');
  if (loop !== undefined) add('loop', `M0 ${loop * rowHeight + middle}H${width}`);
  let painted = -9;
  for (const pause of timeline.pauses) {
    const left = x(positions.from({ from: pause.from, fromStep: pause.step }));
    const right = x(positions.to({ to: pause.to, toStep: pause.step + 1 }));
    if (right < 0 || left > width || (right - left < 1 && left - painted < 1.5)) continue;
    painted = right;
    const [from, to] = [Math.max(-20, half(left)), Math.min(width + 20, half(right))];
    if (pause.lane === undefined && loop !== undefined) {
      const center = loop * rowHeight + middle;
      const round = Math.min(bar / 2, (to - from) / 2);
      add(
        'waits',
        `M${from + round} ${center - bar / 2}H${to - round}a${round} ${bar / 2} 0 0 1 0 ${bar}H${from + round}a${round} ${bar / 2} 0 0 1 0 ${-bar}Z`,
      );
      const text = `waits ${seconds(pause.to - pause.from)}`;
      if (Math.min(to, width) - Math.max(from, 0) > text.length * characterWidth + 14) {
        labels.push({ x: Math.max(from, 0) + 9, y: center + 4, text });
      }
    } else if (pause.lane !== undefined) {
      const kind = timeline.lanes[pause.lane]?.of;
      // A scheduler that sleeps has nothing else to do; a task that sleeps holds up all the others.
      if (kind !== 'function' && kind !== 'module')
        add('held-up', `M${from} 0H${to}V${rows.length * rowHeight}H${from}Z`);
    }
  }
}

function arrowsInto(
  add: (name: string, path: string) => void,
  { timeline, positions, row, pairs }: Scene,
  { x, width, rowHeight, middle, bar }: Geometry,
  [first, last]: readonly [number, number],
): void {
  const previous = new Map<number, number>();
  const apart = Math.max(3, (width * pairs) / mostArrows);
  for (const crossing of timeline.crossings) {
    const at = x(positions.of[crossing.step] ?? 0);
    if (at < -6) continue;
    if (at > width + 6) break;
    const own = row({ lane: crossing.lane });
    const other = row(crossing.other);
    if (own === undefined || other === undefined || own === other) continue;
    if (Math.max(own, other) < first || Math.min(own, other) >= last) continue;
    const [from, to] = crossing.direction === 'out' ? [own, other] : [other, own];
    const key = from * 1000 + to;
    if (at - (previous.get(key) ?? -Infinity) < apart) continue;
    previous.set(key, at);
    const kind = timeline.events[crossing.step]?.kind;
    const name =
      crossing.direction === 'out'
        ? `out ${(crossing.by ?? 'yield').replace(' ', '-')}`
        : kind === 'throw'
          ? 'in throw'
          : 'in';
    const down = to > from ? 1 : -1;
    // Out and in at one moment stand beside each other.
    const side = half(at) + (crossing.direction === 'out' ? 1 : -1);
    const start = from * rowHeight + middle + (down * bar) / 2;
    const end = to * rowHeight + middle - (down * bar) / 2;
    add(`line ${name}`, `M${side} ${start}V${end - down * 3}`);
    add(`head ${name}`, `M${side - 3.5} ${end - down * 6}h7L${side} ${end}Z`);
  }
}

function pairsOf(crossings: readonly Crossing[], row: Scene['row']): number {
  const pairs = new Set<number>();
  for (const { lane, other, direction } of crossings) {
    const [own, theirs] = [row({ lane }), row(other)];
    if (own !== undefined && theirs !== undefined)
      pairs.add((own * 1000 + theirs) * 2 + (direction === 'out' ? 1 : 0));
  }
  return pairs.size;
}

function firstInSight(
  segments: readonly Segment[],
  positions: Positions,
  x: (position: number) => number,
): number {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x(positions.to(segments[middle]!)) < -2) low = middle + 1;
    else high = middle;
  }
  return low;
}

function cross(x: number, y: number): string {
  return `M${x - 4} ${y - 4}l8 8m0 -8l-8 8`;
}

const round = (value: number): number => Math.round(value);
const half = (value: number): number => Math.round(value - 0.5) + 0.5;
