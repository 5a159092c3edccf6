import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AssetFile, AssetManifest } from '../../engines/pyodide/asset-manifest.ts';
import { emptyLock, loadInNode, packageFolder } from '../../engines/pyodide/package.ts';
import { defaultVersion, pythonBuilds, type PythonVersion } from '../../engines/pyodide/versions/versions.ts';
import { START } from '../../engines/pyodide/worker/start.ts';
import { coreModules, coreSources, lateFiles, unnamedModules, usualModules } from './core-modules.ts';
import { lateModules } from './late-functions.ts';
import { trimScript } from './trim-script.ts';
import { trimWasm, type TrimmedWasm } from './trim-wasm.ts';

/** In the order in which Python runs them. */
const packers = ['imports.py', 'pack.py'].map((file) => join(import.meta.dirname, file));
/** Modules of the default version's library that are replaced or added, and the files here that they come from. */
const replaced = {
  '_pyodide/docstring.py': 'docstring.py',
  'pyodide/_package_loader.py': 'package_loader.py',
  'sitecustomize.py': 'sitecustomize.py',
} as const;
/** What is written in a module of the default version's library in place of what is there. */
const edited: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  // Else every piece of Python that a start runs is taken apart by tokenize, for a semicolon at its end.
  '_pyodide/_base.py': [
    [
      'if quiet_trailing_semicolon and should_quiet(source):',
      'if quiet_trailing_semicolon and source.endswith(";") and should_quiet(source):',
    ],
  ],
  // asyncio asks Pyodide's stand-in for ssl whether a socket is one of its own: else all of pathlib would come first.
  'ssl.py': [
    ['from pathlib import Path\n', ''],
    ['self._ca_data = Path(cafile).read_text()', 'with open(cafile) as file: self._ca_data = file.read()'],
    [
      'self._certfile_data = Path(certfile).read_text()',
      'with open(certfile) as file: self._certfile_data = file.read()',
    ],
    [
      'self._keyfile_data = Path(keyfile).read_text()',
      'with open(keyfile) as file: self._keyfile_data = file.read()',
    ],
  ],
  // A warning about what was never awaited needs tracemalloc, and neither patterns for files nor pickle.
  'tracemalloc.py': [
    ['import fnmatch\n', ''],
    ['import pickle\n', ''],
    ['        if not fnmatch.fnmatch', '        import fnmatch\n        if not fnmatch.fnmatch'],
    ['            pickle.dump(', '            import pickle\n            pickle.dump('],
    ['            return pickle.load(', '            import pickle\n            return pickle.load('],
  ],
};
const trimmers = ['trim-script.ts', 'trim-wasm.ts', 'late-functions.ts'].map((file) =>
  join(import.meta.dirname, file),
);
/** Packages that write what the trimmers give. */
const tools = ['binaryen', 'vite', 'wasmparser'];
const engineFolder = join(import.meta.dirname, '../../engines/pyodide');
const driverFolder = join(engineFolder, 'python');

async function readDriver(): Promise<Record<string, string>> {
  const names = (await readdir(driverFolder)).filter((name) => /\.(py|json)$/.test(name)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(driverFolder, name), 'utf8')));
  return Object.fromEntries(names.map((name, i) => [name, texts[i]!]));
}

async function readReplacements(): Promise<Record<string, string>> {
  const read = async ([name, file]: readonly [string, string]) =>
    [name, await readFile(join(import.meta.dirname, file), 'utf8')] as const;
  return Object.fromEntries(await Promise.all(Object.entries(replaced).map(read)));
}

async function readVersion(name: string): Promise<string> {
  const file = createRequire(import.meta.url).resolve(`${name}/package.json`);
  return (JSON.parse(await readFile(file, 'utf8')) as { version: string }).version;
}

const hash = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');

type Contents = Readonly<Record<string, readonly [file: string, data: Uint8Array]>>;

/**
 * Makes one version's files in a cache folder, or finds them there: packing takes half a minute. The default version's
 * are trimmed further than those of the others, which nobody downloads who has not asked for them.
 */
export async function buildPyodideAssets(
  cache: string,
  version: PythonVersion = defaultVersion,
): Promise<{ folder: string; manifest: AssetManifest }> {
  const isDefault = version === defaultVersion;
  const driver = await readDriver();
  const replacements = isDefault ? await readReplacements() : {};
  const scripts = await Promise.all(packers.map((file) => readFile(file, 'utf8')));
  const asm = pythonBuilds[version].script === 'module' ? 'pyodide.asm.mjs' : 'pyodide.asm.js';
  const asmText = await readFile(packageFolder(version) + asm, 'utf8');
  const mentioned = isDefault ? await readMentions(packageFolder(version), asmText) : new Set<string>();
  const recipe = [
    pythonBuilds[version],
    scripts,
    driver,
    replacements,
    edited,
    START,
    coreModules(version),
    usualModules(version),
    unnamedModules,
    lateFiles(version),
    coreSources,
    await Promise.all(trimmers.map((file) => readFile(file, 'utf8'))),
    await Promise.all(tools.map(readVersion)),
    [...mentioned].sort(),
  ];
  const key = hash(JSON.stringify(recipe)).slice(0, 16);
  const folder = join(cache, `pyodide-${key}`);
  const manifestFile = join(folder, 'manifest.json');
  if (!existsSync(manifestFile)) {
    const draft = `${folder}.${process.pid}`;
    await mkdir(draft, { recursive: true });
    const wasm = await readFile(packageFolder(version) + 'pyodide.asm.wasm');
    const trimmed = isDefault ? trim(asm, asmText, wasm, mentioned) : { asm: asmText, main: wasm };
    const contents: Contents = {
      asm: [asm, Buffer.from(trimmed.asm)],
      wasm: ['pyodide.asm.wasm', trimmed.main],
      ...('extensions' in trimmed && { extensions: ['pyodide.extensions.wasm', trimmed.extensions] }),
      ...(await pack({ version, scripts, driver, replacements, draft })),
      ...(isDefault ? {} : await readLoader(version)),
    };
    const files: Record<string, AssetFile> = {};
    for (const [name, [file, data]] of Object.entries(contents)) {
      await writeFile(join(draft, file), data);
      files[name] = { file, bytes: data.length, sha256: hash(data) };
    }
    const content = hash(JSON.stringify(files)).slice(0, 12);
    const manifest = { folder: `pyodide-${content}`, files, lock: emptyLock(version) };
    await writeFile(join(draft, 'manifest.json'), JSON.stringify(manifest, null, 2));
    // Only now under its name: another build at the same time must not find half of it.
    await rename(draft, folder).catch(() => rm(draft, { recursive: true }));
  }
  const manifest = JSON.parse(await readFile(manifestFile, 'utf8')) as AssetManifest;
  // With the version in its name, so that the default version can be kept for offline without the others.
  return { folder, manifest: { ...manifest, folder: manifest.folder.replace('-', `-${version}-`) } };
}

function trim(
  name: string,
  text: string,
  bytes: Buffer<ArrayBuffer>,
  mentioned: ReadonlySet<string>,
): TrimmedWasm & { readonly asm: string } {
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(bytes));
  const functions = imports.filter(({ kind }) => kind === 'function').map((one) => one.name);
  const asm = trimScript({ name, text, imports: new Set(functions), mentioned });
  return { asm, ...trimWasm({ bytes, imports, script: asm, mentioned }) };
}

/** The files that start a version other than the default, whose loader is part of its worker's script. */
async function readLoader(version: PythonVersion): Promise<Contents> {
  const read = (name: string) => readFile(packageFolder(version) + name);
  return {
    loader: ['pyodide.mjs', await read('pyodide.mjs')],
    ...(pythonBuilds[version].library === 'files' && {
      files: ['pyodide.asm.data', await read('pyodide.asm.data')],
      wrapper: ['pyodide_py.tar', await read('pyodide_py.tar')],
    }),
  };
}

/** The names in Emscripten's script, those of CPython's functions too, that Pyodide's loader or our engine mentions. */
async function readMentions(folder: string, script: string): Promise<ReadonlySet<string>> {
  const ours = (await readdir(engineFolder, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const files = [join(folder, 'pyodide.mjs'), ...ours.map((name) => join(engineFolder, name))];
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const words = (text: string) => new Set(text.match(/\b[_A-Z][\w$]*/g));
  return words(texts.join('\n')).intersection(words(script));
}

interface Packing {
  readonly version: PythonVersion;
  readonly scripts: readonly string[];
  readonly driver: Readonly<Record<string, string>>;
  readonly replacements: Readonly<Record<string, string>>;
  /** A folder for what is needed meanwhile. */
  readonly draft: string;
}

async function pack({ version, scripts, driver, replacements, draft }: Packing): Promise<Contents> {
  // Sets are marshalled in hash order: the same bytes every time.
  const py = await loadInNode(version, { env: { PYTHONHASHSEED: '0' } });
  for (const script of scripts) py.runPython(script);
  const call = (name: string, ...values: readonly unknown[]): unknown =>
    (py.globals.get(name) as (...values: unknown[]) => unknown)(...values.map((value) => py.toPy(value)));
  const read = (name: string) => {
    const file = `${name}.zip`;
    return [file, py.FS.readFile(`/${file}`) as unknown as Uint8Array] as const;
  };
  const isDefault = version === defaultVersion;
  const wanted = [...coreModules(version), ...usualModules(version)];
  call('pack', wanted, lateFiles(version), coreSources, driver, replacements, isDefault ? edited : {});
  const startImports = () => importsOfStart(join(draft, 'core.zip'), read('core')[1]);
  const start = isDefault ? await startImports() : [];
  if (isDefault) call('take_usual', start, unnamedModules);
  call('write_library', isDefault ? lateModules : []);
  const lost = isDefault ? new Set(start).difference(new Set(await startImports())) : new Set();
  if (lost.size > 0)
    throw new Error(
      `core.zip lacks what a start imports: name it in core-modules.ts: ${[...lost].join(', ')}`,
    );
  return {
    core: read('core'),
    ...(isDefault && { usual: read('usual') }),
    more: read('more'),
    sources: read('sources'),
  };
}

/** The modules that a start imports, with this core at `path`. Python in Node starts from it as a worker's does. */
async function importsOfStart(path: string, core: Uint8Array): Promise<readonly string[]> {
  await writeFile(path, core);
  const py = await loadInNode(defaultVersion, { stdLibURL: path });
  try {
    py.runPython(START);
  } catch (error) {
    throw new Error(`core.zip lacks what a start imports: name it in core-modules.ts: ${String(error)}`, {
      cause: error,
    });
  }
  return (py.runPython('import sys; " ".join(sys.modules)') as string).split(' ');
}
