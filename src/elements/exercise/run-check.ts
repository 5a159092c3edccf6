import { checkProgram, CheckReport, newWord, type CompiledCheck } from '../../examples/check.ts';
import { engine } from '../../runtime/registry.ts';
import { runWithin } from '../../runtime/run-within.ts';
import type { Outcome } from '../../runtime/runtime.ts';

/** How long the tests may take in real time, in milliseconds. Their own clock moves only when they sleep. */
const LIMIT = 20_000;

/**
 * Runs an exercise's tests on a program, in an interpreter of its own. `onReport` is called as tests end, and while Python is
 * made ready. Resolves with the tests' results; rejects with `Unavailable` if Python cannot be loaded.
 */
export async function runCheck(
  program: string,
  check: CompiledCheck,
  signal: AbortSignal,
  onReport: (report: CheckReport | string) => void,
): Promise<CheckReport> {
  const word = newWord();
  const report = new CheckReport(word);
  const python = await engine('pyodide');
  if (check.engine !== python.identity.label)
    throw new Error('this page is of another version of the site than its tests. Reload the page');
  const { outcome, outOfTime } = await runWithin(
    LIMIT,
    python,
    checkProgram(program, check, word),
    signal,
    (event) => {
      if (event.type !== 'output' || event.stream !== 'stdout') return;
      report.read(event.text);
      onReport(report);
    },
    ({ text }) => onReport(`${text}…`),
  );
  report.breakOff(why(outcome, outOfTime));
  python.warm();
  return report;
}

/** Why the tests did not come to their end. */
function why(outcome: Outcome, outOfTime: boolean): string {
  switch (outcome.kind) {
    case 'stopped':
      return outOfTime
        ? `It does not come to an end: it was stopped after ${LIMIT / 1000} seconds.`
        : 'You stopped it here.';
    case 'output-limit':
      return 'It printed so much that it was stopped.';
    case 'crash':
      return `The interpreter died under it: ${outcome.message}`;
    case 'exit':
      return 'It ended the interpreter, so that the tests could not go on.';
  }
}
