import type { Recording } from '../examples/example.ts';
import type { Outcome } from '../runtime/runtime.ts';
import { withoutVarying } from '../output/same-output.ts';

/** How far the seconds that a program prints may be off on a busy machine, in milliseconds, where the clock is real. */
const TOLERANCE = 600;

/**
 * What is different between a recording and a later run, in words; nothing when they agree. Stretches that match
 * `varies` may differ. A virtual clock is exact. A real one says more about the machine than about the program: there
 * the order counts, and the seconds that are printed (`0.5s`) within a tolerance.
 */
export function compareRecordings(
  recorded: Recording,
  again: Recording,
  varies: readonly string[] = [],
): readonly string[] {
  const faults: string[] = [];
  const real = recorded.clock === 'real' || again.clock === 'real';
  const sameTime = (a: number, b: number): boolean => real || a === b;
  const sameText = (a: string, b: string): boolean => {
    const [left, right] = [withoutVarying(a, varies), withoutVarying(b, varies)];
    return left === right || (real && sameButForTimes(left, right));
  };
  if (recorded.engine.label !== again.engine.label) {
    faults.push(`recorded by ${recorded.engine.label}, now run by ${again.engine.label}`);
  }
  if (JSON.stringify(recorded.outcome) !== JSON.stringify(again.outcome))
    faults.push(
      `the program ${describeOutcome(again.outcome)}; before, it ${describeOutcome(recorded.outcome)}`,
    );
  for (let n = 0; n < Math.max(recorded.output.length, again.output.length); n += 1) {
    const [old, now] = [recorded.output[n], again.output[n]];
    if (old === undefined || now === undefined) {
      faults.push(
        `line ${n + 1}: ${now ? `added ${JSON.stringify(now.text)}` : `missing ${JSON.stringify(old?.text)}`}`,
      );
    } else if (old.stream !== now.stream || !sameText(old.text, now.text)) {
      faults.push(
        `line ${n + 1}: ${now.stream} ${JSON.stringify(now.text)} instead of ${old.stream} ${JSON.stringify(old.text)}`,
      );
    } else if (!sameTime(old.at, now.at)) {
      faults.push(`line ${n + 1} at ${now.at} ms instead of ${old.at} ms`);
    }
  }
  if (!sameTime(recorded.elapsed, again.elapsed)) {
    faults.push(`ended after ${again.elapsed} ms instead of ${recorded.elapsed} ms`);
  }
  return faults;
}

/** How a run ended, for a message: "exits with 1: SyntaxError, invalid syntax (main.py, line 2)". */
export function describeOutcome(outcome: Outcome): string {
  if (outcome.kind !== 'exit') return `ends as ${JSON.stringify(outcome)}`;
  const { code, error } = outcome;
  if (!error) return `exits with ${code}`;
  const { name, message, file, line } = error;
  const where = file === undefined ? '' : ` (${file}${line === undefined ? '' : `, line ${line}`})`;
  return `exits with ${code}: ${name}${message === '' ? '' : `, ${message}`}${where}`;
}

/** Whether two texts agree but for numbers of seconds, which may be off by the tolerance. */
function sameButForTimes(a: string, b: string): boolean {
  const seconds = /(\d+\.\d+)(?= ?s\b)/;
  const [left, right] = [a.split(seconds), b.split(seconds)];
  return (
    left.length === right.length &&
    left.every((part, n) =>
      n % 2 === 0 ? part === right[n] : Math.abs(Number(part) - Number(right[n])) * 1000 <= TOLERANCE,
    )
  );
}
