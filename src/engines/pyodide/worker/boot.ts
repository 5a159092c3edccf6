import './pyodide-environment.ts';
import { loadPyodide, type PyodideAPI } from 'pyodide';
import { EMPTY_LOCK, HOME } from './interpreter.ts';
import { readSparse, type RestorableModule } from './snapshot.ts';

/** What the frame holds for a worker. */
export interface BootAssets {
  /** Address of Emscripten's script. */
  readonly asm: Promise<string>;
  readonly wasm: Promise<WebAssembly.Module>;
  /** The core of the standard library. */
  readonly core: Promise<ArrayBuffer>;
  readonly snapshot: Promise<ArrayBuffer>;
}

export type BootKind = 'plain' | 'restore' | 'snapshotable';

type CreateModule = (settings: Record<string, unknown>) => Promise<RestorableModule>;

const NOWHERE = 'https://engine.invalid/';
const LIBRARY = `${NOWHERE}python_stdlib.zip`;

/** Starts Python from what the page handed in; Pyodide would fetch it, and nothing can be fetched here. */
export async function bootPyodide(assets: BootAssets, kind: BootKind): Promise<PyodideAPI> {
  const { fetch } = self;
  const { instantiateStreaming } = WebAssembly;
  self.fetch = async (request) => {
    const url = String(request);
    // A response that hands its bytes on: a real one copies them twice.
    if (url === LIBRARY) return { ok: true, arrayBuffer: () => assets.core } as Response;
    if (url.endsWith('.wasm')) return new Response();
    throw new TypeError(`Nothing can be fetched here: ${url}`);
  };
  WebAssembly.instantiateStreaming = async (_response, imports) => {
    const module = await assets.wasm;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
  try {
    const { default: create } = (await import(/* @vite-ignore */ await assets.asm)) as {
      default: CreateModule;
    };
    const snapshot = kind === 'restore' ? readSparse(await assets.snapshot) : undefined;
    return await loadPyodide({
      indexURL: NOWHERE,
      stdLibURL: LIBRARY,
      packageBaseUrl: NOWHERE,
      lockFileContents: EMPTY_LOCK as never,
      env: { HOME },
      createPyodideModule: (async (settings: Record<string, unknown>) => {
        if (!snapshot) return create(settings);
        settings['INITIAL_MEMORY'] = snapshot.heapBytes;
        const module = await create(settings);
        snapshot.arm(module);
        return module;
      }) as never,
      ...(kind === 'snapshotable' && { _makeSnapshot: true }),
      ...(snapshot && { _loadSnapshot: new Uint8Array(64) }),
    });
  } finally {
    self.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}
