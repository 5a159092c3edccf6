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
  type Started,
} from './boot-assets.ts';
import { bootOther } from './boot-other.ts';
import { withoutFinalization } from './finalization.ts';
import { HOME } from './host.ts';
import { readSparse } from './snapshot.ts';

/** Python that has started. */
export interface Booted {
  readonly py: PyodideAPI;
  /** Puts the functions of extension modules that arrive later into their places, from compiled WebAssembly. */
  addExtensions(bytes: BufferSource): Promise<void>;
}

/** Starts Python from what the page handed in; Pyodide would fetch it, and nothing can be fetched here. */
export async function bootPyodide(assets: BootAssets, order: BootOrder): Promise<Booted> {
  let started: Started | undefined;
  const done = answerRequests(assets, order, (one) => (started = one));
  try {
    const py = await withoutFinalization(() =>
      order.version === defaultVersion ? bootDefault(assets, order) : bootOther(assets, order),
    );
    return {
      py,
      addExtensions: async (bytes) => {
        await WebAssembly.instantiate(bytes, { ...started?.imports, main: started?.instance.exports ?? {} });
      },
    };
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
