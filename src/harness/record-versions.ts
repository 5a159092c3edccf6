import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLES_FOLDER, VERSIONS_FILE, type SiteExample } from '../site/examples.ts';
import { versionsOfExample } from '../site/example-versions.ts';
import { writeChecked } from './checked.ts';
import { compareVersions, groupVersions, releaseOf, runVersions, serializeVersions } from './run-versions.ts';

/** What became of the recordings. */
export interface Tally {
  written: number;
  unchanged: number;
  failed: number;
}

/**
 * Runs Python examples in every CPython, and writes what differs to `recorded/versions.json` (no file where all print the same)
 * and which CPythons were asked to `checked` in example.yaml.
 */
export async function recordVersions(
  examples: readonly SiteExample[],
  tally: Tally,
  say: (line: string) => unknown,
): Promise<void> {
  const runs = await runVersions(examples, (version, seconds) =>
    say(`  CPython ${version}: ${seconds.toFixed(0)} s`),
  );
  for (const { example, recordings, failures } of runs) {
    for (const failure of failures) say(`✗ ${example.id}: ${failure}`);
    if (failures.length > 0) {
      tally.failed += 1;
      continue;
    }
    const groups = groupVersions({ example, recordings });
    const faults = compareVersions(example, versionsOfExample(example), groups);
    if (faults[0] === undefined) tally.unchanged += 1;
    else {
      tally.written += 1;
      say(`✎ ${example.id}, ${faults[0]}`);
      writeVersions(example.id, groups);
    }
  }
}

function writeVersions(id: string, groups: ReturnType<typeof groupVersions>): void {
  const folder = join(EXAMPLES_FOLDER, id);
  const file = join(folder, 'recorded', VERSIONS_FILE);
  if (groups.length > 1) writeFileSync(file, serializeVersions(groups));
  else rmSync(file, { force: true });
  const data = join(folder, 'example.yaml');
  const asked = groups.flatMap(({ engines }) => engines).map(releaseOf);
  writeFileSync(data, writeChecked(readFileSync(data, 'utf8'), asked));
}
