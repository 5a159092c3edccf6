import { z } from 'zod';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readYaml } from './content-files.ts';
import { contentFolder } from './folders.ts';
import { changeSchema, type ChangeData } from './schemas.ts';

const changesSchema = z.array(changeSchema);

/** Every change of a verdict, the newest first, as `changes.yaml` has them; none where there is no such file. */
export function loadChanges(root = process.cwd()): readonly ChangeData[] {
  const file = `${contentFolder}/changes.yaml`;
  return existsSync(join(root, file)) ? readYaml(root, file, changesSchema) : [];
}

/** Its anchor on the page of changes, for ever. */
export function changeId({ date, claim }: Pick<ChangeData, 'date' | 'claim'>): string {
  return `${date}-${claim}`;
}
