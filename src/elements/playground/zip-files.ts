import { strToU8, zipSync } from 'fflate';
import type { Files } from '../../examples/share.ts';

/** A program's files as a zip archive. */
export function zipFiles(files: Files): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, strToU8(content)]))),
  );
}
