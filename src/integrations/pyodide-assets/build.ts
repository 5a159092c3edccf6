import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { loadPyodide } from 'pyodide';
import type { AssetFile, AssetManifest } from '../../engines/pyodide/asset-manifest.ts';
import { EMPTY_LOCK } from '../../engines/pyodide/worker/interpreter.ts';
import { coreModules, coreSources, lateFiles } from './core-modules.ts';
import { trimScript } from './trim-script.ts';

const packer = join(import.meta.dirname, 'pack.py');
/** Modules of the library that are replaced or added, and the files here that they come from. */
const replaced = {
  'pyodide/_package_loader.py': 'package_loader.py',
  'sitecustomize.py': 'sitecustomize.py',
} as const;
const trimmer = join(import.meta.dirname, 'trim-script.ts');
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

const hash = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');

/** Makes the engine's files in a cache folder, or finds them there: packing takes half a minute. */
export async function buildPyodideAssets(
  cache: string,
): Promise<{ folder: string; manifest: AssetManifest }> {
  const packageFolder = join(createRequire(import.meta.url).resolve('pyodide/package.json'), '..');
  const driver = await readDriver();
  const instead = await readReplacements();
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const script = await readFile(packer, 'utf8');
  const asm = 'pyodide.asm.mjs';
  const asmText = await readFile(join(packageFolder, asm), 'utf8');
  const mentioned = await readMentions(packageFolder, asmText);
  const trim = await readFile(trimmer, 'utf8');
  const recipe = [
    version,
    script,
    driver,
    instead,
    coreModules,
    lateFiles,
    coreSources,
    trim,
    [...mentioned].sort(),
  ];
  const key = hash(JSON.stringify(recipe)).slice(0, 16);
  const folder = join(cache, `pyodide-${key}`);
  const manifestFile = join(folder, 'manifest.json');
  if (!existsSync(manifestFile)) {
    const draft = `${folder}.${process.pid}`;
    await mkdir(draft, { recursive: true });
    const archives = await pack(script, driver, instead);
    const wasm = await readFile(join(packageFolder, 'pyodide.asm.wasm'));
    const imports = WebAssembly.Module.imports(await WebAssembly.compile(wasm));
    const trimmed = trimScript({
      name: asm,
      text: asmText,
      imports: new Set(imports.filter(({ kind }) => kind === 'function').map(({ name }) => name)),
      mentioned,
    });
    const contents = {
      asm: [asm, Buffer.from(trimmed)],
      wasm: ['pyodide.asm.wasm', wasm],
      core: ['core.zip', archives.core],
      more: ['more.zip', archives.more],
      sources: ['sources.zip', archives.sources],
    } as const;
    const files: Record<string, AssetFile> = {};
    for (const [name, [file, data]] of Object.entries(contents)) {
      await writeFile(join(draft, file), data);
      files[name] = { file, bytes: data.length, sha256: hash(data) };
    }
    const content = hash(JSON.stringify(files)).slice(0, 12);
    const manifest = { folder: `pyodide-${content}`, files };
    await writeFile(join(draft, 'manifest.json'), JSON.stringify(manifest, null, 2));
    // Two builds at a time must not see half of it.
    await rename(draft, folder).catch(() => rm(draft, { recursive: true }));
  }
  return { folder, manifest: JSON.parse(await readFile(manifestFile, 'utf8')) as AssetManifest };
}

/** The names of Emscripten's script, and of CPython's functions in it, that those who use it speak of. */
async function readMentions(packageFolder: string, script: string): Promise<ReadonlySet<string>> {
  const ours = (await readdir(engineFolder, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const files = [join(packageFolder, 'pyodide.mjs'), ...ours.map((name) => join(engineFolder, name))];
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const words = (text: string) => new Set(text.match(/\b[_A-Z][\w$]*/g));
  return words(texts.join('\n')).intersection(words(script));
}

async function pack(script: string, driver: Record<string, string>, instead: Record<string, string>) {
  const py = await loadPyodide({
    // It would look for itself in a stack trace, which a test runner's source maps lead astray.
    indexURL: join(createRequire(import.meta.url).resolve('pyodide/package.json'), '../'),
    lockFileContents: EMPTY_LOCK as never,
    packageBaseUrl: 'https://packages.invalid/',
    // Sets are marshalled in hash order: the same bytes every time.
    env: { PYTHONHASHSEED: '0' },
  });
  py.runPython(script);
  const run = py.globals.get('pack') as (...values: unknown[]) => void;
  run(...[coreModules, lateFiles, coreSources, driver, instead].map((value) => py.toPy(value)));
  const read = (name: string) => py.FS.readFile(`/${name}.zip`) as unknown as Uint8Array;
  return { core: read('core'), more: read('more'), sources: read('sources') };
}
