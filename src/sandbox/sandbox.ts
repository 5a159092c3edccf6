import type { SharedResource } from './worker/protocol.ts';

/**
 * A worker inside the sandbox. Whatever arrives through its port was written by the reader's program, or could have
 * been: treat it as untrusted.
 */
export interface SandboxWorker {
  /** The page's end. Closed by {@link terminate}. */
  readonly port: MessagePort;
  /** Ends the worker at once, whatever it is doing. Harmless when repeated. */
  terminate(): void;
  /**
   * Called at most once when the worker ends before {@link terminate}, after all that it has sent: it did not start, met
   * an error that it did not handle, closed itself, or lost its frame.
   */
  onEnd(callback: (message: string) => void): void;
}

/**
 * A hidden frame of an opaque origin under a policy, where programs of others run: without network, storage, cookies or
 * a way to the page. It works on any host, without response headers.
 */
export interface Sandbox {
  /**
   * Starts a worker from the text of a classic script; in it, `connect()` of worker/connect.ts gives the other end.
   * `resources` names what it gets of what is shared (see {@link share}), now or once it is there.
   */
  spawn(source: string, resources?: readonly string[]): SandboxWorker;
  /** Gives the frame something for all workers that need it, under a name. Bytes are moved, not copied. */
  share(name: string, resource: SharedResource): void;
  /** Workers that are started from now on do not get it. */
  remove(name: string): void;
  /**
   * Opens a WebAssembly module that is compiled while it arrives, once for all workers. (A module cannot be posted into
   * a frame of another origin: the message never arrives.)
   */
  compile(name: string): WasmSink;
  /**
   * Called at most once, before the workers' `onEnd`, when the frame is gone: it was removed from the page, or its process
   * ended, as it does when it has used up its memory. No worker can be started any more: open another sandbox.
   */
  onLost(callback: () => void): void;
  /** Ends every worker and removes the frame. */
  dispose(): void;
}

/** Takes in a WebAssembly module in chunks. */
export interface WasmSink {
  /** The chunk's buffer is moved, not copied. */
  write(chunk: Uint8Array<ArrayBuffer>): void;
  /** Resolves when the module is compiled. */
  end(): Promise<void>;
  /** Gives up; the name is free again. */
  abort(): void;
}
