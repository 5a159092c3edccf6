/**
 * `npm run verify:versions [-- ids]`: runs every Python example in all CPythons again and holds it to its
 * `recorded/versions.json`. It takes minutes: for the night. `npm test` asks the default version alone, and whether each
 * program is the one that was recorded.
 */
import { versionsOfExample } from '../site/example-versions.ts';
import { chosenExamples } from './chosen-examples.ts';
import { compareVersions, groupVersions, runVersions } from './run-versions.ts';

const say = (line: string): unknown => process.stdout.write(`${line}\n`);

const runs = await runVersions(chosenExamples(), (version, seconds) =>
  say(`CPython ${version}: ${seconds.toFixed(0)} s`),
);
const faulty = runs.filter(({ example, recordings, failures }) => {
  const { id } = example;
  const faults =
    failures.length > 0
      ? failures
      : compareVersions(example, versionsOfExample(example), groupVersions({ example, recordings }));
  for (const fault of faults) say(`✗ ${id}: ${fault}`);
  return faults.length > 0;
});
say(`${runs.length - faulty.length} of ${runs.length} examples print in every CPython what was recorded.`);
process.exitCode = faulty.length > 0 ? 1 : 0;
