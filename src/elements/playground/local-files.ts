import { isFilePath, refuseName } from '../../examples/file-paths.ts';
import type { Files } from '../../examples/share.ts';
import { saveFile } from '../download/save-file.ts';
import { zipFiles } from './zip-files.ts';

/** A program larger than this was not written by hand. */
const fileLimit = 1024 * 1024;

/** Saves a program on the reader's device: a single file as it is, several as a zip. */
function download(files: Files, entry: string): void {
  if (Object.keys(files).length === 1) {
    saveFile(entry.split('/').at(-1) ?? entry, new Blob([files[entry] ?? ''], { type: 'text/plain' }));
    return;
  }
  saveFile('playground.zip', zipFiles(files, entry));
}

/** Reads files that the reader chose; `problem` names the first that cannot be part of a program. */
async function readLocal(chosen: readonly File[]): Promise<{ files: Files; problem?: string }> {
  const files: Record<string, string> = {};
  for (const file of chosen) {
    // A Mac gives é as two characters.
    const name = (file.webkitRelativePath || file.name).normalize();
    if (file.size > fileLimit) return { files, problem: `${name} is larger than 1 MB.` };
    if (!isFilePath(name)) return { files, problem: `“${name}” cannot be the name of a file here.` };
    const text = await file.text();
    if (text.includes('\0')) return { files, problem: `${name} is not a text file.` };
    files[name] = text.replaceAll('\r\n', '\n');
  }
  return { files };
}

/** Why a program cannot take these files to its own, if it cannot; one takes the place of another with its name. */
function refuse(files: Files, own: Files): string | undefined {
  const paths = Object.keys({ ...own, ...files });
  return Object.keys(files)
    .map((path) =>
      refuseName(
        path,
        paths.filter((other) => other !== path),
      ),
    )
    .find((problem) => problem !== undefined);
}

/** What the playground loads when a reader opens or saves a file. */
export const localFiles = { download, readLocal, refuse };
