import type { Download } from '../../runtime/runtime.ts';
import { partsOf } from './asset-manifest.ts';
import { loadAssetList } from './assets.ts';
import type { PythonVersion } from './versions/versions.ts';

/** What a first run in this version loads, and whether a cache of this site holds all of it already. */
export async function describeDownload(version: PythonVersion): Promise<Download> {
  const assets = await loadAssetList(version);
  const addresses = partsOf(assets).map((part) => assets.base + (assets.files[part]?.file ?? ''));
  const found = await Promise.all(addresses.map(isKept));
  return { bytes: assets.download, kept: found.every(Boolean) };
}

async function isKept(address: string): Promise<boolean> {
  try {
    return (await caches.match(address)) !== undefined;
  } catch {
    return false; // this browser keeps nothing
  }
}
