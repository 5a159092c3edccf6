import { z } from 'zod';
import { readYaml } from './content-files.ts';
import { changeSchema, type ChangeData } from './schemas.ts';

const changesSchema = z.array(changeSchema);

/** Every change of a verdict, the newest first, as `content/changes.yaml` has them. */
export function loadChanges(root = process.cwd()): readonly ChangeData[] {
  return readYaml(root, 'content/changes.yaml', changesSchema);
}
