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
  /** Lines that came at the same time stand on each other: how many are below. */
  readonly level: number;
}

/** More lines than this are not drawn one by one: nobody could tell them apart. */
const markLimit = 40;

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

/** Places the lines of a run; `end` is the axis's. */
export function axisMarks({ lines }: AxisLane, end: number): AxisMark[] {
  const marks: AxisMark[] = [];
  for (const [index, line] of lines.slice(0, markLimit).entries()) {
    const text = line.text.trimEnd();
    const place = Math.min(line.at / end, 1);
    const below = marks.filter((mark) => Math.abs(mark.place - place) < 0.02).length;
    marks.push({ number: index + 1, at: line.at, text, place, level: below });
  }
  return marks;
}

/** "1.5 s" on the axis itself, where all have one unit. */
export function axisTime(milliseconds: number, end: number): string {
  if (end < 1000) return `${Math.round(milliseconds)} ms`;
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
