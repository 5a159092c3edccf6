import { shownLines } from './line-reader.ts';
import type { RecordedLine } from '../examples/example.ts';
import type { Outcome } from '../runtime/runtime.ts';

/** A run as it is compared with another. */
export interface Printed {
  readonly output: readonly RecordedLine[];
  readonly outcome: Outcome;
}

/** Whether a run printed what was recorded; `times`: but for times, which no two runs share. */
export type OutputMatch = 'same' | 'times' | 'different';

/**
 * Compares what was printed. What a pattern of `varies` matches may differ; so may a number that is a time, by as
 * much as a busy machine is late.
 */
export function compareOutput(recorded: Printed, run: Printed, varies: readonly string[]): OutputMatch {
  if (!sameEnd(recorded.outcome, run.outcome)) return 'different';
  const merged = [...recorded.output, ...run.output].some(({ stream }) => stream === 'terminal');
  const streams = merged ? [undefined] : (['stdout', 'stderr'] as const);
  let match: OutputMatch = 'same';
  for (const stream of streams) {
    const before = textOf(recorded, stream);
    const after = textOf(run, stream);
    if (before === after || withoutVarying(before, varies) === withoutVarying(after, varies)) continue;
    if (!sameButForTimes(withoutVarying(before, varies), withoutVarying(after, varies))) return 'different';
    match = 'times';
  }
  return match;
}

function sameEnd(a: Outcome, b: Outcome): boolean {
  return a.kind === b.kind && (a.kind !== 'exit' || b.kind !== 'exit' || a.code === b.code);
}

function textOf({ output }: Printed, stream: RecordedLine['stream'] | undefined): string {
  return shownLines(output)
    .filter((line) => stream === undefined || line.stream === stream)
    .map(({ text }) => text.trimEnd())
    .join('\n');
}

/** A text with `…` for what may vary. A pattern sees each line by itself: `^` and `$` are its ends. */
export function withoutVarying(text: string, varies: readonly string[]): string {
  return varies.reduce((rest, pattern) => rest.replace(new RegExp(pattern, 'gm'), '…'), text);
}

/** A number with a unit of time behind it, or alone with decimals. */
const time =
  /(?<![\w.])(\d+(?:\.\d+)?)(?=(\s?(?:s|ms|µs|us|ns|seconds?|sec|milliseconds?))\b)|(?<![\w.])(\d+\.\d+)(?![\w.])/g;

function sameButForTimes(a: string, b: string): boolean {
  if (a.replace(time, '0') !== b.replace(time, '0')) return false;
  const times = [a, b].map((text) => [...text.matchAll(time)]);
  return (times[0] ?? []).every((match, index) => {
    const other = times[1]?.[index];
    return other !== undefined && close(Number(match[0]), Number(other[0]), match[2] ?? '');
  });
}

/** Within a quarter, or within what a busy machine adds to a sleep: half a second. */
function close(a: number, b: number, unit: string): boolean {
  const slack = /^\s?(ms|milli)/.test(unit) ? 500 : /^\s?[µun]/.test(unit) ? Infinity : 0.5;
  return Math.abs(a - b) <= Math.max(slack, 0.25 * Math.max(Math.abs(a), Math.abs(b)));
}
