import { z } from 'zod';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readYaml } from './content-files.ts';
import { contentFolder } from './folders.ts';
import { changeSchema, type ChangeData } from './schemas.ts';

const changesSchema = z.array(changeSchema);

/** A change and its anchor on the page of changes, for ever. */
export interface Change extends ChangeData {
  readonly id: string;
}

/** Every change of a verdict, the newest first, as `changes.yaml` has them; none where there is no such file. */
export function loadChanges(root = process.cwd()): readonly Change[] {
  const file = `${contentFolder}/changes.yaml`;
  return existsSync(join(root, file)) ? withIds(readYaml(root, file, changesSchema)) : [];
}

/** The newest first. The first change of a claim on a day keeps the plain anchor when later ones of that day join it. */
export function withIds(changes: readonly ChangeData[]): readonly Change[] {
  const seen = new Map<string, number>();
  return changes
    .toReversed()
    .map((change) => {
      const plain = `${change.date}-${change.claim}`;
      const count = (seen.get(plain) ?? 0) + 1;
      seen.set(plain, count);
      return { ...change, id: count === 1 ? plain : `${plain}-${count}` };
    })
    .toReversed();
}
