import type { PyodideAPI } from 'pyodide';
import { pythonBuilds, type PythonVersion } from '../versions/versions.ts';
import { LIBRARY, NOWHERE, type BootAssets, type BootOrder, type CreateModule } from './boot-assets.ts';
import { HOME } from './host.ts';

/** What Emscripten's script gives: a module exports it, a classic script leaves it to all under this name. */
interface AsmScript {
  readonly default?: CreateModule;
}
const shared = self as unknown as { _createPyodideModule?: CreateModule };

interface Loader {
  loadPyodide(options: Record<string, unknown>): Promise<PyodideAPI>;
}

/** Emscripten's settings, as far as they are added to here. */
interface Settings {
  preRun?: ((module: StartingModule) => void)[];
  getPreloadedPackage?(name: string): ArrayBuffer;
}

interface StartingModule {
  readonly ENV: Record<string, string>;
  readonly FS: { writeFile(path: string, data: Uint8Array): void };
}

/** Starts a version that is not the default one, with Pyodide's script of that version. */
export async function bootOther(assets: BootAssets, { version, lock }: BootOrder): Promise<PyodideAPI> {
  const { loadPyodide } = (await import(/* @vite-ignore */ await assets.loader)) as Loader;
  const script = (await import(/* @vite-ignore */ await assets.asm)) as AsmScript;
  const create = script.default ?? shared._createPyodideModule;
  if (!create) throw new Error(`Emscripten's script of CPython ${version} gave no function`);
  const { library } = pythonBuilds[version];
  const start = library === 'files' ? await withFiles(create, assets, version) : create;
  shared._createPyodideModule = start;
  try {
    return await loadPyodide({
      indexURL: NOWHERE,
      stdLibURL: LIBRARY,
      ...(script.default && {
        createPyodideModule: start,
        lockFileContents: lock,
        packageBaseUrl: NOWHERE,
      }),
      // Before 3.11 Pyodide has the one, and later the other.
      ...(library === 'files' ? { homedir: HOME } : { env: { HOME } }),
    });
  } finally {
    delete shared._createPyodideModule;
  }
}

/** Gives Emscripten the library's files, and Python an archive to look into first, which need not be compiled. */
async function withFiles(
  create: CreateModule,
  assets: BootAssets,
  version: PythonVersion,
): Promise<CreateModule> {
  const [files, core] = await Promise.all([assets.files, assets.core]);
  const archive = `/lib/python${version.replace('.', '')}.zip`;
  return (given) => {
    const settings: Settings = given;
    settings.getPreloadedPackage = () => files;
    settings.preRun = [
      ...(settings.preRun ?? []),
      ({ ENV, FS }) => {
        FS.writeFile(archive, new Uint8Array(core));
        ENV['PYTHONPATH'] = archive;
      },
    ];
    return create(given);
  };
}
