import defaultAssets from 'virtual:pyodide-assets/3.14';
import type { AssetManifest } from './asset-manifest.ts';
import type { PythonVersion } from './versions/versions.ts';

/** Where one version's files are, and what they must be. */
export type PythonAssets = AssetManifest & {
  /** Path of the folder, with a slash at the end. */
  readonly base: string;
  /** What a first run loads of them, compressed, in bytes. */
  readonly download: number;
};

const lists: Readonly<Record<PythonVersion, () => Promise<{ readonly default: PythonAssets }>>> = {
  '3.10': () => import('virtual:pyodide-assets/3.10'),
  '3.11': () => import('virtual:pyodide-assets/3.11'),
  '3.12': () => import('virtual:pyodide-assets/3.12'),
  '3.13': () => import('virtual:pyodide-assets/3.13'),
  '3.14': async () => ({ default: defaultAssets }),
  '3.15': () => import('virtual:pyodide-assets/3.15'),
};

/** The default version's list is at hand; that of another one is loaded when it is chosen. */
export async function loadAssetList(version: PythonVersion): Promise<PythonAssets> {
  return (await lists[version]()).default;
}
