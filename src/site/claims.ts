import { listFolder, readYaml } from './content-files.ts';
import { contentFolder } from './folders.ts';
import { claimSchema, type ClaimData } from './schemas.ts';

const CLAIMS_FOLDER = `${contentFolder}/claims`;

/** A claim and its id, which is the name of its file and its anchor. */
export interface Claim extends ClaimData {
  readonly id: string;
}

/** One claim. Throws when there is none of this id. */
export function loadClaim(id: string, root = process.cwd()): Claim {
  return { id, ...readYaml(root, `${CLAIMS_FOLDER}/${id}.yaml`, claimSchema) };
}

/** Every claim, in the article's order. */
export function loadClaims(root = process.cwd()): readonly Claim[] {
  return listFolder(root, CLAIMS_FOLDER, 'files')
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => loadClaim(name.slice(0, -'.yaml'.length), root))
    .sort((a, b) => (a.after ?? a.number) - (b.after ?? b.number) || a.number - b.number);
}
