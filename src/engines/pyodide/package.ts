/** Node only: Pyodide's npm packages, for the build and for the harness. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PyodideAPI } from 'pyodide';
import type { EmptyLock } from './versions/empty-lock.ts';
import { pythonBuilds, type PythonVersion } from './versions/versions.ts';
import { withoutFinalization } from './worker/finalization.ts';

/** Where the files of this version's package are, with a slash at the end. */
export function packageFolder(version: PythonVersion): string {
  return join(createRequire(import.meta.url).resolve(`${pythonBuilds[version].package}/package.json`), '../');
}

/** The lock file with which Pyodide starts, so that it fetches none. */
export function emptyLock(version: PythonVersion): EmptyLock {
  const file = version === '3.10' ? 'repodata.json' : 'pyodide-lock.json';
  const { info } = JSON.parse(readFileSync(packageFolder(version) + file, 'utf8')) as EmptyLock;
  return { info, packages: {} };
}

type Load = (options: Record<string, unknown>) => Promise<PyodideAPI>;

let loading: Promise<unknown> = Promise.resolve();

/** Older versions' scripts define this global function, all under one name; Node runs each script only once. */
const shared = globalThis as { _createPyodideModule?: unknown };
const left = new Map<PythonVersion, unknown>();

/** Starts this version in Node, from the package's own files. `env` reaches Python from 3.11 on. */
export function loadInNode(
  version: PythonVersion,
  options: Readonly<Record<string, unknown>> = {},
): Promise<PyodideAPI> {
  // One after the other, since each version looks for its own function under that name.
  const loaded = loading.then(() => load(version, options));
  loading = loaded.catch(() => {});
  return loaded;
}

/** Each version's compiled module. V8 keeps the machine code of its functions with it, made at their first calls. */
const compiled = new Map<PythonVersion, { readonly size: number; readonly module: WebAssembly.Module }>();

async function load(version: PythonVersion, options: Readonly<Record<string, unknown>>): Promise<PyodideAPI> {
  shared._createPyodideModule = left.get(version);
  const folder = packageFolder(version);
  const code = compiled.get(version) ?? (await compile(folder));
  compiled.set(version, code);
  const { loadPyodide } = (await import(
    /* @vite-ignore */ pathToFileURL(join(folder, 'pyodide.mjs')).href
  )) as {
    loadPyodide: Load;
  };
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = ((source: BufferSource, imports?: WebAssembly.Imports) =>
    source.byteLength === code.size
      ? instantiate(code.module, imports).then((instance) => ({ module: code.module, instance }))
      : instantiate(source, imports)) as typeof instantiate;
  try {
    return await withoutFinalization(() =>
      loadPyodide({
        // Else Pyodide looks for its own address in a stack trace, where a test runner's source maps mislead it.
        indexURL: folder,
        // Older versions read the list in their package, which is a file as well.
        ...(pythonBuilds[version].script === 'module' && {
          lockFileContents: emptyLock(version),
          packageBaseUrl: 'https://packages.invalid/',
        }),
        ...options,
      }),
    );
  } finally {
    WebAssembly.instantiate = instantiate;
    left.set(version, shared._createPyodideModule);
  }
}

/** Pyodide would hand V8 the bytes at every start; V8 forgets what it made of them with the last interpreter. */
async function compile(folder: string): Promise<{ size: number; module: WebAssembly.Module }> {
  const bytes = readFileSync(join(folder, 'pyodide.asm.wasm'));
  return { size: bytes.length, module: await WebAssembly.compile(bytes) };
}
