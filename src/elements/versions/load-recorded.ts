import type { CellData } from '../../examples/cell-data.ts';
import type { VersionRecording } from '../../examples/example.ts';
import { versionsOf } from '../../examples/version-groups.ts';
import { base } from '../addresses/site-address.ts';
import type { Answer } from './ask-version.ts';

/** What is recorded of an example, by version ("3.11"); nothing where it is not, or did not arrive. */
export async function loadRecorded({
  id,
  recording,
}: CellData): Promise<ReadonlyMap<string, Answer> | undefined> {
  if (!recording) return undefined;
  try {
    const response = await fetch(`${base}versions/${id}.json`);
    if (!response.ok) return undefined;
    const groups = (await response.json()) as VersionRecording;
    return new Map(
      groups.flatMap((group) => {
        const { output, outcome, elapsed } = group.run ?? recording;
        return versionsOf(group).map((version) => [version, { kind: 'printed', output, outcome, elapsed }]);
      }),
    );
  } catch {
    return undefined; // it is run instead
  }
}
