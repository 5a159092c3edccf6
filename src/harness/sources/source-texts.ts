import { execFileSync, type StdioOptions } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { SourceData } from '../../site/schemas.ts';

/** The text of a source, or why it was not read. */
export type SourceText =
  { readonly text: string } | { readonly skipped: string } | { readonly missing: string };

/** Where to look: the folders or git repositories that `CPYTHON_SRC` and `PEPS_SRC` name. Several are joined by colons. */
export interface Checkouts {
  readonly cpython?: string | undefined;
  readonly peps?: string | undefined;
  /** Takes another patch release of the same Python where the one that is cited is not there. */
  readonly anyPatch?: boolean;
}

/** The version of the interpreter that the site runs, whose standard library is at hand. */
export const OWN_VERSION = '3.14.2';

let library: Readonly<Record<string, Uint8Array>> | undefined;

/** A file of the interpreter's own standard library, by its path in CPython: `Lib/asyncio/tasks.py`. */
export function readLibrary(work: string): string | undefined {
  library ??= unzipSync(readFileSync('node_modules/pyodide/python_stdlib.zip'));
  const file = library[work.replace(/^Lib\//, '')];
  return file && strFromU8(file);
}

/** Reads what a citation is about. `missing` is a fault: the source is there and the file is not in it. */
export function readSource(
  { work, version = '' }: Pick<SourceData, 'work' | 'version'>,
  from: Checkouts,
): SourceText {
  const python = /^CPython (\S+)$/.exec(version)?.[1];
  const pep = /^PEP (\d+)$/.exec(work)?.[1];
  if (pep !== undefined) {
    if (!from.peps) return { skipped: 'PEPS_SRC is not set' };
    return readFrom(
      from.peps,
      `peps/pep-${pep.padStart(4, '0')}.rst`,
      /peps ([0-9a-f]{7,40})/.exec(version)?.[1],
    );
  }
  if (python === undefined) return { skipped: `not a file of CPython or of the PEPs` };
  if (python === OWN_VERSION && work.startsWith('Lib/')) {
    const text = readLibrary(work);
    return text === undefined ? { missing: `the standard library has no ${work}` } : { text };
  }
  if (!from.cpython) return { skipped: 'CPYTHON_SRC is not set' };
  for (const folder of from.cpython.split(':')) {
    if (isRepository(folder)) return readFrom(folder, work, `v${python}`);
    if (versionIn(folder) === python) return readFrom(folder, work);
  }
  const near = from.cpython.split(':').find((folder) => minor(versionIn(folder) ?? '') === minor(python));
  if (from.anyPatch && near !== undefined) return readFrom(near, work);
  return { skipped: `CPYTHON_SRC has no ${python}` };
}

const minor = (version: string): string => version.split('.').slice(0, 2).join('.');

/** The version of a source tree of CPython, as its own header says. */
export function versionIn(folder: string): string | undefined {
  const header = join(folder, 'Include/patchlevel.h');
  return existsSync(header) ? /PY_VERSION\s+"([\d.]+)/.exec(readFileSync(header, 'utf8'))?.[1] : undefined;
}

const isRepository = (folder: string): boolean =>
  existsSync(join(folder, '.git')) || existsSync(join(folder, 'objects'));

function readFrom(folder: string, file: string, commit?: string): SourceText {
  if (commit !== undefined && isRepository(folder)) {
    try {
      const quiet: StdioOptions = ['ignore', 'pipe', 'ignore'];
      const options = { encoding: 'utf8' as const, maxBuffer: 64 << 20, stdio: quiet };
      return { text: execFileSync('git', ['-C', folder, 'show', `${commit}:${file}`], options) };
    } catch {
      return { missing: `${commit} has no ${file}` };
    }
  }
  const path = join(folder, file);
  if (!existsSync(path)) return { missing: `${folder} has no ${file}` };
  return { text: readFileSync(path, 'utf8') };
}
