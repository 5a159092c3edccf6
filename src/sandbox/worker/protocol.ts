/** What the page and its sandbox frame say to each other, over one port. Types only. */

/** Something that the frame holds and hands to every worker that needs it. */
export type Kept =
  /** Script text. Workers get an address that `import()` takes. */
  | { readonly type: 'script'; readonly text: string }
  /** Bytes. Workers get a copy. */
  | { readonly type: 'bytes'; readonly bytes: ArrayBuffer };

export type ToFrame =
  | { readonly type: 'keep'; readonly name: string; readonly kept: Kept }
  | { readonly type: 'forget'; readonly name: string }
  /** WebAssembly, in pieces as they arrive, compiled meanwhile, once for all workers. */
  | { readonly type: 'wasm-begin'; readonly id: number; readonly name: string }
  | { readonly type: 'wasm-chunk'; readonly id: number; readonly chunk: Uint8Array }
  | { readonly type: 'wasm-end'; readonly id: number }
  /** The rest will not come. Nothing is heard of it any more. */
  | { readonly type: 'wasm-abort'; readonly id: number }
  | {
      readonly type: 'spawn';
      readonly id: number;
      readonly source: string;
      readonly needs: readonly string[];
      /** The worker's end of its line to the page. */
      readonly port: MessagePort;
    }
  | { readonly type: 'terminate'; readonly id: number };

export type FromFrame =
  | { readonly type: 'ready' }
  /** The worker failed to start, or met an error that nobody handled. */
  | { readonly type: 'death'; readonly id: number; readonly message: string }
  | { readonly type: 'wasm'; readonly id: number; readonly error?: string };

/** What a worker hears from its frame; see worker/connect.ts. */
export type ToWorker =
  | { readonly type: 'connect'; readonly port: MessagePort }
  | { readonly type: 'resource'; readonly name: string; readonly value: unknown };

/** All that a frame hears from its workers: that one runs, and that one closed itself. (No browser event tells.) */
export type FromWorker = 'up' | 'closed';
