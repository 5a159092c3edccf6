import type { RecordedLine } from '../examples/example.ts';

/** One run on the shared axis. */
export interface AxisLane {
  readonly lines: readonly Pick<RecordedLine, 'text' | 'at'>[];
  /** Milliseconds from the first instruction to the end, or to now. */
  readonly total: number;
}

/** A line's place on the axis. */
export interface AxisMark {
  /** From 1, as the line is counted in the output. */
  readonly number: number;
  readonly at: number;
  readonly text: string;
  /** 0 to 1 of the axis. */
  readonly place: number;
  /** Lines that came at about the same time stand on each other: how many are below, 0 to 2. */
  readonly level: number;
  /** Lines of that time that a lane has no room for, on top of this one. */
  readonly more: number;
}

/** So many lines stand on each other in a lane, */
const levels = 3;
/** all that came within this part of the axis after the lowest of them. */
const apart = 0.02;
/** The same where there is no room for all: how many are left out is written there. */
const apartWithNumber = 0.09;

/** Where the axis ends: a little after the longest run, at a tick. */
export function axisEnd(lanes: readonly Pick<AxisLane, 'total'>[]): number {
  const longest = Math.max(...lanes.map(({ total }) => total), 1);
  const step = tickStep(longest);
  return Math.ceil((longest * 1.01) / step) * step;
}

/** Milliseconds at which the axis carries a number. */
export function axisTicks(end: number): number[] {
  const step = tickStep(end);
  return Array.from({ length: Math.floor(end / step + 1e-9) + 1 }, (_, index) => index * step);
}

/** About five to eight ticks, at numbers that people count in. */
function tickStep(end: number): number {
  const rough = end / 8;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
}

/** Places the lines of a run, which are in the order of their times; `end` is the axis's. */
export function axisMarks({ lines }: AxisLane, end: number): AxisMark[] {
  const marks: AxisMark[] = [];
  for (let first = 0; first < lines.length;) {
    const from = lines[first]?.at ?? 0;
    let next = firstAfter(lines, first, from + apart * end);
    if (next - first > levels) next = firstAfter(lines, first, from + apartWithNumber * end);
    const drawn = lines.slice(first, Math.min(next, first + levels));
    for (const [level, { at, text }] of drawn.entries()) {
      const more = level === levels - 1 ? next - first - levels : 0;
      const place = Math.min(at / end, 1);
      marks.push({ number: first + level + 1, at, text: text.trimEnd(), place, level, more });
    }
    first = next;
  }
  return marks;
}

/** The first of the lines after `from` that came at `at` or later. There may be a hundred thousand. */
function firstAfter(lines: AxisLane['lines'], from: number, at: number): number {
  let [low, high] = [from + 1, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** "1.5 s" on the axis itself, where all have one unit. */
export function axisTime(milliseconds: number, end: number): string {
  if (end < 1000) return `${Math.round(milliseconds)} ms`;
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** What a mark says when it is pointed at. */
export function markTitle({ at, text, more }: AxisMark, end: number): string {
  const others = more === 0 ? '' : `, and ${more} more ${more === 1 ? 'line' : 'lines'} at about this time`;
  return `${axisTime(at, end)}  ${text}${others}`;
}
