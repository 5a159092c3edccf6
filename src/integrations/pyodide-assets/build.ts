import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AssetFile, AssetManifest } from '../../engines/pyodide/asset-manifest.ts';
import { emptyLock, loadInNode, packageFolder } from '../../engines/pyodide/package.ts';
import { defaultVersion, pythonBuilds, type PythonVersion } from '../../engines/pyodide/versions/versions.ts';
import { coreModules, coreSources, lateFiles } from './core-modules.ts';
import { lateModules } from './late-functions.ts';
import { trimScript } from './trim-script.ts';
import { trimWasm, type TrimmedWasm } from './trim-wasm.ts';

const packer = join(import.meta.dirname, 'pack.py');
/** Modules of the default version's library that are replaced or added, and the files here that they come from. */
const replaced = {
  '_pyodide/docstring.py': 'docstring.py',
  'pyodide/_package_loader.py': 'package_loader.py',
  'sitecustomize.py': 'sitecustomize.py',
} as const;
/** What is written in a module of the default version's library in place of what is there. */
const edited = {
  // Else every piece of Python that a start runs is taken apart by tokenize, for a semicolon at its end.
  '_pyodide/_base.py': [
    'if quiet_trailing_semicolon and should_quiet(source):',
    'if quiet_trailing_semicolon and source.endswith(";") and should_quiet(source):',
  ],
} as const;
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
  const script = await readFile(packer, 'utf8');
  const asm = pythonBuilds[version].script === 'module' ? 'pyodide.asm.mjs' : 'pyodide.asm.js';
  const asmText = await readFile(packageFolder(version) + asm, 'utf8');
  const mentioned = isDefault ? await readMentions(packageFolder(version), asmText) : new Set<string>();
  const recipe = [
    pythonBuilds[version],
    script,
    driver,
    replacements,
    edited,
    coreModules(version),
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
      ...(await pack(version, script, driver, replacements)),
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

async function pack(
  version: PythonVersion,
  script: string,
  driver: Record<string, string>,
  replacements: Record<string, string>,
): Promise<Contents> {
  // Sets are marshalled in hash order: the same bytes every time.
  const py = await loadInNode(version, { env: { PYTHONHASHSEED: '0' } });
  py.runPython(script);
  const run = py.globals.get('pack') as (...values: unknown[]) => void;
  const isDefault = version === defaultVersion;
  const edits = isDefault ? edited : {};
  const extensions = isDefault ? lateModules : [];
  const lists = [
    coreModules(version),
    lateFiles(version),
    coreSources,
    driver,
    replacements,
    edits,
    extensions,
  ];
  run(...lists.map((value) => py.toPy(value)));
  const read = (name: string) => {
    const file = `${name}.zip`;
    return [file, py.FS.readFile(`/${file}`) as unknown as Uint8Array] as const;
  };
  return { core: read('core'), more: read('more'), sources: read('sources') };
}
