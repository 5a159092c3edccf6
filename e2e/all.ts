/**
 * Everything that must be true, as `npm test` runs it: two steps at a time where they do not need each other, each
 * step's output kept back unless it fails, and a plain summary at the end.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

interface Step {
  readonly name: string;
  readonly command: string;
  /** Names of the steps that must have passed. */
  readonly after?: readonly string[];
  /** Uses the whole machine: runs alone, so that what it measures and waits for is the product. */
  readonly alone?: boolean;
}

const steps: readonly Step[] = [
  { name: 'build', command: 'npm run build' },
  { name: 'second article', command: 'npm run build:second-article', after: ['build'] },
  { name: 'types', command: 'npm run check', after: ['build'] },
  { name: 'lint', command: 'npm run lint', after: ['build'] },
  { name: 'format', command: 'npm run format:check' },
  { name: 'spelling', command: 'npm run check:spelling' },
  { name: 'unit tests', command: 'npx vitest run', after: ['build'] },
  { name: 'claims', command: 'npm run verify:claims' },
  { name: 'anchors', command: 'npm run anchors -- --check', after: ['build'] },
  { name: 'links', command: 'npm run check:links', after: ['build'] },
  {
    name: 'browser stories',
    command: 'STORIES=side-by-side npm run e2e -- --project "side by side"',
    after: ['build', 'second article'],
    alone: true,
  },
  {
    name: 'timed stories',
    command: 'STORIES=alone npm run e2e -- --project alone',
    after: ['build'],
    alone: true,
  },
];

type State = 'waiting' | 'running' | 'passed' | 'failed' | 'skipped';
const states = new Map<string, State>(steps.map(({ name }) => [name, 'waiting']));
const seconds = new Map<string, number>();

function run(step: Step): Promise<void> {
  states.set(step.name, 'running');
  const began = performance.now();
  return new Promise((done) => {
    const child = spawn(step.command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'], env: process.env });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    child.on('close', (code) => {
      const took = (performance.now() - began) / 1000;
      seconds.set(step.name, took);
      states.set(step.name, code === 0 ? 'passed' : 'failed');
      process.stdout.write(`${code === 0 ? 'passed' : 'FAILED'}  ${step.name}  (${took.toFixed(0)} s)\n`);
      if (code !== 0) process.stdout.write(`\n--- ${step.command}\n${output}\n---\n\n`);
      done();
    });
  });
}

const state = (name: string): State => states.get(name) ?? 'skipped';

function skipTheHopeless(): void {
  for (const { name, after = [] } of steps) {
    if (state(name) !== 'waiting') continue;
    if (after.some((other) => state(other) === 'failed' || state(other) === 'skipped'))
      states.set(name, 'skipped');
  }
}

const running = new Map<Step, Promise<void>>();
for (;;) {
  skipTheHopeless();
  const waiting = steps.filter(({ name }) => state(name) === 'waiting');
  if (waiting.length === 0 && running.size === 0) break;
  const aloneNow = [...running.keys()].some(({ alone }) => alone);
  const next = waiting.find(({ after = [], alone }) => {
    if (!after.every((other) => state(other) === 'passed')) return false;
    return alone ? running.size === 0 && waiting.every((other) => other.alone) : true;
  });
  if (next && !aloneNow && running.size < 2) {
    const promise = run(next).then(() => void running.delete(next));
    running.set(next, promise);
  } else {
    await Promise.race(running.values());
  }
}

/** The steps that tell stories, and the report that each leaves. */
const reports = new Map([
  ['browser stories', '.cache/side-by-side.json'],
  ['timed stories', '.cache/alone.json'],
]);

/** Of Playwright's report, what is read here. */
interface Suite {
  readonly title: string;
  readonly suites?: readonly Suite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly tests: readonly { readonly status: string }[];
  }[];
}

interface Report {
  readonly stats: Readonly<Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>>;
  readonly suites: readonly Suite[];
}

function secondTries({ title, suites = [], specs = [] }: Suite): string[] {
  const own = specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky'));
  return [...own.map((spec) => `${title}: ${spec.title}`), ...suites.flatMap(secondTries)];
}

function storyCounts(report: string): string {
  try {
    const { stats, suites } = JSON.parse(readFileSync(report, 'utf8')) as Report;
    const { expected, unexpected, flaky, skipped } = stats;
    const counts = `${expected} stories passed, ${flaky} on the second try, ${unexpected} failed, ${skipped} skipped`;
    return [counts, ...suites.flatMap(secondTries).map((name) => `second try  ${name}`)].join(
      '\n           ',
    );
  } catch {
    return 'no story ran';
  }
}

process.stdout.write('\nSummary\n');
for (const { name } of steps) {
  const report = reports.get(name);
  const note = report && state(name) !== 'skipped' ? `: ${storyCounts(report)}` : '';
  process.stdout.write(`  ${state(name).padEnd(8)} ${name}${note}\n`);
}
const count = (wanted: State): number => steps.filter(({ name }) => state(name) === wanted).length;
process.stdout.write(`\n${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped\n`);
process.exitCode = count('passed') === steps.length ? 0 : 1;
