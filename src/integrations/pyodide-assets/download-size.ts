import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { partsOf, type AssetManifest } from '../../engines/pyodide/asset-manifest.ts';

const compress = promisify(brotliCompress);

/** About as hosts compress on the fly: they send a little less where they have compressed ahead. */
const QUALITY = 5;

/** What a first run loads of these files, compressed, in bytes. Computed once for a folder, and kept in it. */
export async function downloadSize(folder: string, manifest: AssetManifest): Promise<number> {
  const note = join(folder, 'download.json');
  const known = await readFile(note, 'utf8').catch(() => undefined);
  if (known !== undefined) return JSON.parse(known) as number;
  let bytes = 0;
  for (const part of partsOf(manifest)) {
    const file = manifest.files[part];
    if (!file) continue;
    const data = await readFile(join(folder, file.file));
    const packed = await compress(data, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });
    bytes += packed.length;
  }
  await writeFile(note, JSON.stringify(bytes));
  return bytes;
}
