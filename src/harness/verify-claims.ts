/**
 * `npm run verify:claims [-- ids]`: runs every example again and holds it to its recording, and makes the changes that claims and
 * sections suggest to the reader. Then, where this machine has a Python of its own, it asks that one, too; only the differences
 * named in native-differences.yaml are allowed there. With `--stamp`, what was confirmed is written to verified.json.
 */
import { loadClaims } from '../site/claims.ts';
import { loadTrace, type RecordedTrace, type SiteExample } from '../site/examples.ts';
import { chosenExamples } from './chosen-examples.ts';
import { compareRecordings } from './compare.ts';
import {
  allowedFor,
  findHunks,
  judge,
  loadAllowedDifferences,
  type AllowedDifference,
  type Hunk,
} from './native-differences.ts';
import { findNativePython, runNative, type NativePython } from './native-python.ts';
import { runExamples } from './run-examples.ts';
import { sameTrace } from './traces.ts';
import { loadTrials } from '../site/try-this.ts';
import { runTrials } from './run-trials.ts';
import { stampVerified } from './stamp-verified.ts';
import { atLeast } from './compare-versions.ts';

const say = (line: string): unknown => process.stdout.write(`${line}\n`);

const started = performance.now();
const examples = chosenExamples(['--stamp']);
const chosen = new Set(examples.map(({ id }) => id));
const faults = new Map<string, readonly string[]>();
/** What does not come out as it says, by the id of the claim or the slug of the section. */
const doubts = new Map<string, readonly string[]>();
const notes: string[] = [];
/** The examples that the native Python ran as well. */
const asked = new Set<string>();

await compareWithRecordings();
await tryWhatClaimsSuggest();
const python = await findNativePython();
if (python) await compareWithNative(python);
else notes.push('No native Python of 3.11 or newer here: only CPython 3.14 (Pyodide) was asked.');
if (process.argv.includes('--stamp')) stamp();
summarize();

async function compareWithRecordings(): Promise<void> {
  await compareRuns(examples);
  // Whatever measures real time is asked again where the machine was busy with something else.
  const measured = examples.filter(({ id, clock }) => clock === 'real' && faults.has(id));
  for (const { id } of measured) faults.delete(id);
  if (measured.length > 0) await compareRuns(measured);
}

async function compareRuns(these: readonly SiteExample[]): Promise<void> {
  for (const run of await runExamples(these)) {
    const { id, recordings, varies } = run.example;
    const stored = 'recording' in run ? recordings[run.recording.engine.name] : undefined;
    if ('failure' in run) faults.set(id, [run.failure]);
    else if (stored === undefined) faults.set(id, [`has no recording; run "npm run record -- ${id}"`]);
    else addFaults(id, compareRecordings(stored, run.recording, varies));
    if ('trace' in run && run.trace) addFaults(id, traceFaults(id, run.trace));
  }
}

async function tryWhatClaimsSuggest(): Promise<void> {
  const trials = loadTrials().filter(({ example }) => chosen.has(example));
  const found = await runTrials(trials, examples);
  for (const { by, fault } of found) doubts.set(by, [...(doubts.get(by) ?? []), fault]);
  notes.push(
    `${trials.length - found.length} of ${trials.length} changes under "Try this" do what is promised.`,
  );
}

function traceFaults(id: string, trace: RecordedTrace): readonly string[] {
  const stored = loadTrace(id);
  if (stored === undefined) return [`has no recorded trace; run "npm run record -- ${id}"`];
  return sameTrace(stored, trace) ? [] : ['other events were reported than the recorded trace holds'];
}

async function compareWithNative(native: NativePython): Promise<void> {
  const allowed = loadAllowedDifferences();
  const tally = { same: 0, allowed: 0, unknown: 0 };
  const skipped: string[] = [];
  const queue = examples.filter(({ language }) => language === 'python');
  const worker = async (): Promise<void> => {
    for (let example = queue.shift(); example; example = queue.shift()) {
      const minimum = example.versions?.minimum;
      if (minimum !== undefined && !atLeast(native.version, minimum)) {
        skipped.push(`${example.id} (needs ${minimum})`);
        continue;
      }
      asked.add(example.id);
      tally[await compareOne(native, example, allowedFor(example.id, native, allowed))] += 1;
    }
  };
  await Promise.all([worker(), worker(), worker()]);
  notes.push(
    `CPython ${native.version} (${native.platform}): ${tally.same} the same, ${tally.allowed} with differences that are ` +
      `named, ${tally.unknown} with others${skipped.length > 0 ? `; not run: ${skipped.sort().join(', ')}` : ''}.`,
  );
}

async function compareOne(
  native: NativePython,
  example: SiteExample,
  allowed: readonly AllowedDifference[],
): Promise<'same' | 'allowed' | 'unknown'> {
  const recorded = example.recording;
  if (recorded === undefined) return 'unknown';
  const { stdout, stderr, code } = await runNative(native, example);
  const linesOf = (stream: string): string[] =>
    recorded.output.filter((line) => line.stream === stream).map(({ text }) => text.replace(/\n$/, ''));
  const expected = recorded.outcome.kind === 'exit' ? recorded.outcome.code : 0;
  const failure = code === expected ? undefined : allowed.find(({ exit }) => exit === code);
  const hunks = [
    ...findHunks(linesOf('stdout'), stdout, example.varies),
    ...(failure ? [] : findHunks(linesOf('stderr'), stderr, example.varies)),
  ];
  const { unknown, used } = judge(hunks, allowed);
  const exit = code === expected || failure ? [] : [`exit code ${code} instead of ${expected}`];
  const where = `CPython ${native.version}`;
  addFaults(
    example.id,
    [...unknown.map(describe), ...exit].map((fault) => `${where}: ${fault}`),
  );
  for (const { why } of allowed.filter((difference) => !used.has(difference))) {
    notes.push(
      `${example.id}: a difference that is allowed no longer occurs on ${where} (${why}); take it off the list.`,
    );
  }
  if (unknown.length > 0 || exit.length > 0) return 'unknown';
  return used.size > 0 ? 'allowed' : 'same';
}

function stamp(): void {
  const fine = examples.filter(({ id, recording }) => !faults.has(id) && recording !== undefined);
  stampVerified(
    fine.map(({ id, recording }) => ({
      id,
      engine: recording?.engine.label ?? '',
      also: python && asked.has(id) ? [`CPython ${python.version}`] : [],
    })),
  );
}

function describe({ recorded, native }: Hunk): string {
  return `printed ${JSON.stringify(native)} instead of ${JSON.stringify(recorded)}`;
}

function addFaults(id: string, found: readonly string[]): void {
  if (found.length > 0) faults.set(id, [...(faults.get(id) ?? []), ...found]);
}

function summarize(): void {
  for (const [id, found] of [...faults, ...doubts].sort()) {
    say(`✗ ${id}\n${found.map((fault) => `    ${fault}`).join('\n')}`);
  }
  for (const note of notes) say(note);
  const decided = loadClaims().filter(({ experiments }) => experiments.some((id) => chosen.has(id)));
  const doubtful = decided.filter(
    ({ id, experiments }) => doubts.has(id) || experiments.some((experiment) => faults.has(experiment)),
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  say(
    `${examples.length - faults.size} of ${examples.length} examples print what was recorded; ` +
      `${decided.length - doubtful.length} of ${decided.length} claims that a program decides are confirmed (${seconds} s).`,
  );
  if (faults.size + doubts.size > 0) {
    say(
      'If a change is meant, record it with "npm run record" and read the difference before committing it.',
    );
    process.exitCode = 1;
  }
}
