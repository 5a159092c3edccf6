import { strToU8, Zip, ZipDeflate } from 'fflate';
import { pathsInOrder } from '../../examples/file-paths.ts';
import type { Files } from '../../examples/share.ts';

/** A program's files as a zip archive, the entry first. */
export function zipFiles(files: Files, entry: string): Blob {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(new Uint8Array(chunk));
  });
  for (const path of pathsInOrder(files, entry)) {
    const file = new ZipDeflate(path);
    zip.add(file);
    file.push(strToU8(files[path] ?? ''), true);
  }
  zip.end();
  return new Blob(chunks, { type: 'application/zip' });
}
