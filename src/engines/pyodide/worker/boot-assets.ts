import type { ToWorker } from './protocol.ts';
import type { RestorableModule } from './snapshot.ts';

/** What the frame shares with a worker. Files that a version does not have are asked for by nobody. */
export interface BootAssets {
  /** Address of Emscripten's script. */
  readonly asm: Promise<string>;
  readonly wasm: Promise<WebAssembly.Module>;
  /** The core of the standard library. */
  readonly core: Promise<ArrayBuffer>;
  readonly snapshot: Promise<ArrayBuffer>;
  /** Address of Pyodide's own script, of a version that is not the default one. */
  readonly loader: Promise<string>;
  /** The library of a version that has it in files. */
  readonly files: Promise<ArrayBuffer>;
  /** Pyodide's Python part, of the same version. */
  readonly wrapper: Promise<ArrayBuffer>;
}

export type BootOrder = Extract<ToWorker, { type: 'boot' }>;

/** Emscripten's function. */
export type CreateModule = (settings: Record<string, unknown>) => Promise<RestorableModule>;

export const NOWHERE = 'https://engine.invalid/';
export const LIBRARY = `${NOWHERE}python_stdlib.zip`;

/** CPython's instance, and what it was given. */
export interface Started {
  readonly instance: WebAssembly.Instance;
  readonly imports: WebAssembly.Imports;
}

/** Answers what Pyodide asks for while it starts; call the result when it has. */
export function answerRequests(
  assets: BootAssets,
  { lock }: BootOrder,
  onInstance: (started: Started) => void,
): () => void {
  const { fetch } = self;
  const { instantiateStreaming } = WebAssembly;
  self.fetch = async (request) => {
    const url = String(request);
    // A response that hands its bytes on: a real one copies them twice.
    const bytes = (arrayBuffer: () => Promise<ArrayBuffer>) => ({ ok: true, arrayBuffer }) as Response;
    if (url === LIBRARY) return bytes(() => assets.core);
    if (url.endsWith('.wasm')) return new Response();
    if (url.endsWith('.tar')) return bytes(() => assets.wrapper);
    if (url.endsWith('.json')) return Response.json(lock);
    throw new TypeError(`Nothing can be fetched here: ${url}`);
  };
  WebAssembly.instantiateStreaming = async (_response, imports = {}) => {
    const module = await assets.wasm;
    const instance = await WebAssembly.instantiate(module, imports);
    onInstance({ instance, imports });
    return { module, instance };
  };
  return () => {
    self.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  };
}
