/** What the page and its sandbox frame say to each other, over one port. Types only. */

/** Something that the frame holds and sends to every worker that needs it. */
export type SharedResource =
  /** Script text. Workers get an address that `import()` takes. */
  | { readonly type: 'script'; readonly text: string }
  /** Bytes. Workers get a copy. */
  | { readonly type: 'bytes'; readonly bytes: ArrayBuffer };

export type ToFrame =
  | { readonly type: 'share'; readonly name: string; readonly resource: SharedResource }
  | { readonly type: 'remove'; readonly name: string }
  /** WebAssembly, in pieces as they arrive, compiled meanwhile, once for all workers. */
  | { readonly type: 'wasm-begin'; readonly id: number; readonly name: string }
  | { readonly type: 'wasm-chunk'; readonly id: number; readonly chunk: Uint8Array }
  | { readonly type: 'wasm-end'; readonly id: number }
  /** The rest will not come. No answer follows. */
  | { readonly type: 'wasm-abort'; readonly id: number }
  | {
      readonly type: 'spawn';
      readonly id: number;
      readonly source: string;
      readonly resources: readonly string[];
      /** The worker's end of its line to the page. */
      readonly port: MessagePort;
    }
  | { readonly type: 'terminate'; readonly id: number }
  /** Is answered at once, as long as the frame lives. */
  | { readonly type: 'ping' };

export type FromFrame =
  | { readonly type: 'ready' }
  | { readonly type: 'pong' }
  /** The first worker runs. */
  | { readonly type: 'worker-up' }
  /** The worker failed to start, or met an error that nobody handled. */
  | { readonly type: 'worker-ended'; readonly id: number; readonly message: string }
  | { readonly type: 'wasm'; readonly id: number; readonly error?: string };

/** What a worker gets from its frame; see connect.ts. */
export type ToWorker =
  | { readonly type: 'connect'; readonly port: MessagePort }
  | { readonly type: 'resource'; readonly name: string; readonly value: unknown };

/** All that a frame listens to: that a worker runs, and that it closed itself, which no browser event says. */
export type FromWorker = 'up' | 'closed';
