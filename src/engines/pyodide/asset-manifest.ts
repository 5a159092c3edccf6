import type { EmptyLock } from './versions/empty-lock.ts';

/** One file that the page fetches. */
export interface AssetFile {
  readonly file: string;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** Files that every version has. */
type EveryFile = 'asm' | 'wasm' | 'core' | 'more' | 'sources';

/** Files that start a version which is not the default one: Pyodide's own script, and before 3.11 its library. */
export type StartFile = 'loader' | 'files' | 'wrapper';

/** What the default version has in files of their own: small modules that many programs name, and extension modules that few do. */
type LateFile = 'usual' | 'extensions';

/** One version's files, as the pyodide-assets integration made them. */
export interface AssetManifest {
  /** Name of the folder; changes whenever a byte in it does. */
  readonly folder: string;
  readonly files: Readonly<Record<EveryFile, AssetFile> & Partial<Record<StartFile | LateFile, AssetFile>>>;
  /** What Pyodide is told instead of its list of packages. */
  readonly lock: EmptyLock;
}

/** What has to be there before a program can start. */
export type Part = 'asm' | 'wasm' | 'core' | StartFile;

const parts: readonly Part[] = ['wasm', 'core', 'asm', 'loader', 'files', 'wrapper'];

/** The parts that a version has. */
export function partsOf({ files }: Pick<AssetManifest, 'files'>): readonly Part[] {
  return parts.filter((name) => files[name] !== undefined);
}
