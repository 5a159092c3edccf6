/**
 * `npm run record [-- ids]`: runs every example and writes what it printed to `recorded/<engine>.json` beside it. A
 * recording that a new run agrees with is left as it is, so that recording again changes no file.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EXAMPLES_FOLDER, loadExample, loadExamples } from '../site/examples.ts';
import { compareRecordings } from './compare.ts';
import { serializeRecording } from './recording.ts';
import { runExamples } from './run-examples.ts';

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const examples = wanted.length > 0 ? wanted.map((id) => loadExample(id)) : loadExamples();
const tally = { written: 0, unchanged: 0, failed: 0 };

for (const run of await runExamples(examples)) {
  const { id, recordings, varies } = run.example;
  if ('failure' in run) {
    tally.failed += 1;
    console.error(`✗ ${id}: ${run.failure}`);
    continue;
  }
  const { recording } = run;
  const stored = recordings[recording.engine.name];
  const faults = stored ? compareRecordings(stored, recording, varies) : ['recorded for the first time'];
  if (faults.length === 0) {
    tally.unchanged += 1;
    continue;
  }
  const file = join(EXAMPLES_FOLDER, id, 'recorded', `${recording.engine.name}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, serializeRecording(recording));
  tally.written += 1;
  console.log(
    `✎ ${id} (${recording.engine.label}): ${faults[0]}${faults.length > 1 ? `, and ${faults.length - 1} more` : ''}`,
  );
}
console.log(`${tally.written} written, ${tally.unchanged} unchanged, ${tally.failed} failed.`);
process.exitCode = tally.failed > 0 ? 1 : 0;
