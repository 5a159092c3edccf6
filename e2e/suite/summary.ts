import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import type { Result, State } from './steps.ts';

/** The parts of Playwright's JSON report that are read here. */
interface Suite {
  readonly title: string;
  readonly suites?: readonly Suite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly tests: readonly Test[];
  }[];
}

interface Test {
  readonly status: string;
  /** One for each try. */
  readonly results: readonly { readonly errors: readonly { readonly message?: string }[] }[];
}

interface Report {
  readonly stats: Readonly<Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>>;
  readonly suites: readonly Suite[];
}

/**
 * Prints how each step ended; of steps that run browser stories also how many passed, which failed or needed a second
 * try, and why. It comes last, so that a log that is cut in its middle still has it.
 * `reports` has the file of Playwright's report by the step's name; `didNotRun` says what this machine cannot run.
 * Returns whether all steps passed.
 */
export function summarize(
  results: readonly Result[],
  reports: ReadonlyMap<string, string>,
  didNotRun: readonly string[] = [],
): boolean {
  process.stdout.write('\nSummary\n');
  for (const { name, state, seconds } of results) {
    const report = reports.get(name);
    const counts = report && state !== 'skipped' ? `: ${storyCounts(report)}` : '';
    process.stdout.write(`  ${state.padEnd(8)} ${seconds.toFixed(0).padStart(4)} s  ${name}${counts}\n`);
  }
  for (const line of didNotRun) process.stdout.write(`  not run          ${line}\n`);
  const count = (wanted: State): number => results.filter(({ state }) => state === wanted).length;
  const minutes = (performance.now() / 60_000).toFixed(1);
  process.stdout.write(
    `\n${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped, in ${minutes} minutes\n`,
  );
  return count('passed') === results.length;
}

function storyCounts(report: string): string {
  try {
    const { stats, suites } = JSON.parse(readFileSync(report, 'utf8')) as Report;
    const { expected, unexpected, flaky, skipped } = stats;
    const counts = `${expected} stories passed, ${flaky} on the second try, ${unexpected} failed, ${skipped} skipped`;
    return [counts, ...suites.flatMap(failures)].join('\n           ');
  } catch {
    return 'no story ran';
  }
}

const statusWords: Readonly<Record<string, string>> = { unexpected: 'failed', flaky: 'second try' };

function failures({ title, suites = [], specs = [] }: Suite): string[] {
  const own = specs.flatMap((spec) =>
    spec.tests.flatMap(({ status, results }) => {
      const words = statusWords[status];
      if (words === undefined) return [];
      return [
        `${words}  ${title}: ${spec.title}`,
        ...results.flatMap(({ errors }) => errors.map(firstLines)),
      ];
    }),
  );
  return [...own, ...suites.flatMap(failures)];
}

/** The beginning of a message: what was expected and what came. */
function firstLines({ message = '' }: { readonly message?: string }): string {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines
    .slice(0, 10)
    .map((line) => `    ${line}`)
    .join('\n           ');
}
