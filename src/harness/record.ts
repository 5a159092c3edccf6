/**
 * `npm run record [-- ids]`: runs every example and writes what it printed to `recorded/<engine>.json` beside it, and
 * for an example with a timeline what the interpreter reported to `recorded/<engine>.trace.json`. Python runs in every
 * CPython that the site has; where that depends on the version, `recorded/versions.json` says which agree and what others print.
 * What a new run agrees with is left as it is, so that recording again changes no recording; `verified.json` says when that was.
 * With `--versions` only the CPythons are asked, minutes for all examples, and nothing else is recorded anew.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLES_FOLDER, HASH_FILE, loadExample, loadTrace } from '../site/examples.ts';
import { programHash } from '../site/program-hash.ts';
import { chosenExamples } from './chosen-examples.ts';
import { compareRecordings, describeOutcome } from './compare.ts';
import { recordVersions, type Tally } from './record-versions.ts';
import { stampVerified, type Confirmed } from './stamp-verified.ts';
import { serializeRecording } from './recording.ts';
import { runExamples } from './run-examples.ts';
import { sameTrace, serializeTrace } from './traces.ts';

const say = (line: string): unknown => process.stdout.write(`${line}\n`);

const examples = chosenExamples(['--versions']);
const confirmed: Confirmed[] = [];
const tally: Tally = { written: 0, unchanged: 0, failed: 0 };

const versionsAlone = process.argv.includes('--versions');
for (const run of versionsAlone ? [] : await runExamples(examples, { scriptsAtOnce: 1 })) {
  const { id, recordings, varies } = run.example;
  if ('failure' in run) {
    tally.failed += 1;
    say(`✗ ${id}: ${run.failure}`);
    continue;
  }
  const { recording, trace } = run;
  const { name, label } = recording.engine;
  confirmed.push({ id, engine: label });
  const stored = recordings[name];
  const faults = stored
    ? compareRecordings(stored, recording, varies)
    : [`recorded for the first time; the program ${describeOutcome(recording.outcome)}`];
  if (faults.length > 0) {
    const more = faults.length > 1 ? `, and ${faults.length - 1} more` : '';
    write(id, `${name}.json`, serializeRecording(recording), `${label}: ${faults[0]}${more}`);
  } else if (stored) {
    keep(id, `${name}.json`, serializeRecording(stored));
  }
  if (run.example.recordedProgram !== programHash(run.example)) {
    write(id, HASH_FILE, `${programHash(run.example)}\n`, 'the program that was recorded');
  }
  if (trace) {
    const before = loadTrace(id);
    if (before && sameTrace(before, trace)) keep(id, `${name}.trace.json`, serializeTrace(before));
    else write(id, `${name}.trace.json`, serializeTrace(trace), `trace of ${trace.events.length} events`);
  }
}
// With what has just been recorded of the default version.
await recordVersions(
  examples.map(({ id }) => loadExample(id)),
  tally,
  say,
);
stampVerified(confirmed);
say(`${tally.written} written, ${tally.unchanged} unchanged, ${tally.failed} failed.`);
process.exitCode = tally.failed > 0 ? 1 : 0;

/** What a new run agrees with stays as it is, but for a file in an earlier format. */
function keep(id: string, name: string, text: string): void {
  if (readFileSync(join(EXAMPLES_FOLDER, id, 'recorded', name), 'utf8') === text) tally.unchanged += 1;
  else write(id, name, text, `${name} in the format of today`);
}

function write(id: string, name: string, text: string, what: string): void {
  const folder = join(EXAMPLES_FOLDER, id, 'recorded');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
  tally.written += 1;
  say(`✎ ${id}, ${what}`);
}
