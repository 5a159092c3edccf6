import './pyodide-environment.ts';
import { loadPyodide, type PyodideAPI } from 'pyodide';
import { defaultVersion } from '../versions/versions.ts';
import {
  answerRequests,
  LIBRARY,
  NOWHERE,
  type BootAssets,
  type BootOrder,
  type CreateModule,
} from './boot-assets.ts';
import { bootOther } from './boot-other.ts';
import { withoutFinalization } from './finalization.ts';
import { HOME } from './host.ts';
import { readSparse } from './snapshot.ts';

/** Starts Python from what the page handed in; Pyodide would fetch it, and nothing can be fetched here. */
export async function bootPyodide(assets: BootAssets, order: BootOrder): Promise<PyodideAPI> {
  const done = answerRequests(assets, order);
  try {
    return await withoutFinalization(() =>
      order.version === defaultVersion ? bootDefault(assets, order) : bootOther(assets, order),
    );
  } finally {
    done();
  }
}

/** The default version, whose starter is a part of this script. */
async function bootDefault(assets: BootAssets, { start, lock }: BootOrder): Promise<PyodideAPI> {
  const { default: create } = (await import(/* @vite-ignore */ await assets.asm)) as {
    default: CreateModule;
  };
  const snapshot = start === 'restore' ? readSparse(await assets.snapshot) : undefined;
  return loadPyodide({
    indexURL: NOWHERE,
    stdLibURL: LIBRARY,
    packageBaseUrl: NOWHERE,
    lockFileContents: lock as never,
    env: { HOME },
    createPyodideModule: (async (settings: Record<string, unknown>) => {
      if (!snapshot) return create(settings);
      settings['INITIAL_MEMORY'] = snapshot.heapBytes;
      const module = await create(settings);
      snapshot.arm(module);
      return module;
    }) as never,
    ...(snapshot && { _loadSnapshot: new Uint8Array(64) }),
  });
}
