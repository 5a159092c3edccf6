import frameSource from './frame.ts?sandboxed&inline';
import type { FromFrame, Kept, ToFrame } from './worker/protocol.ts';

export interface SandboxOptions {
  /** Allow `eval` and `new Function` inside. Only WebAssembly may be compiled at run time without it. */
  readonly evaluate?: boolean;
}

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
   * Called at most once when the worker ends without having been told to: it did not start, met an error that it did
   * not handle, closed itself, or lost its frame. The worker is terminated by then.
   */
  onDeath(callback: (message: string) => void): void;
}

/**
 * A hidden frame of an opaque origin under a policy, where programs of others run: without network, storage, cookies or
 * a way to the page. It works on any host, without response headers.
 */
export interface Sandbox {
  /**
   * Starts a worker from the text of a classic script; in it, `connect()` of worker/connect.ts gives the other end.
   * `needs` names what it is handed from the frame's shelf (see {@link keep}), now or once it is there.
   */
  spawn(source: string, needs?: readonly string[]): SandboxWorker;
  /** Puts something on the frame's shelf, under a name. Bytes are moved, not copied. */
  keep(name: string, kept: Kept): void;
  /** Takes it from the shelf again. */
  forget(name: string): void;
  /**
   * Opens a WebAssembly module that is compiled while it arrives, once for all workers. (A module cannot be posted into
   * a frame of another origin: the message never arrives.)
   */
  compile(name: string): WasmSink;
  /** Ends every worker and removes the frame. */
  dispose(): void;
}

export interface WasmSink {
  /** The chunk's buffer is moved, not copied. */
  write(chunk: Uint8Array<ArrayBuffer>): void;
  /** Resolves when the module is compiled. */
  end(): Promise<void>;
  /** Gives up; the name is free again. */
  abort(): void;
}

/** 10 s: the frame's whole content is in the page already. */
const OPENING_LIMIT = 10_000;
const FRAME_LOST = 'its frame was removed from the page';

function policy(nonce: string, evaluate: boolean): string {
  return [
    "default-src 'none'",
    // `data:` for WebKit, see frame.ts. Whoever may import blobs gains nothing by it, and workers inherit all this.
    `script-src 'nonce-${nonce}' blob: data: 'wasm-unsafe-eval'${evaluate ? " 'unsafe-eval'" : ''}`,
    'worker-src blob: data:',
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
}

function frameDocument(evaluate: boolean): string {
  const nonce = crypto.randomUUID();
  return `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy(nonce, evaluate)}"><title>sandbox</title><script nonce="${nonce}">${frameSource.replaceAll('</', '<\\/')}</script>`;
}

/** Opens a sandbox. Rejects when the browser does not let it start. */
export async function openSandbox({ evaluate = false }: SandboxOptions = {}): Promise<Sandbox> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.hidden = true;
  frame.tabIndex = -1;
  frame.title = 'Where your programs run';
  frame.srcdoc = frameDocument(evaluate);
  const { port1: port, port2: theirs } = new MessageChannel();
  frame.addEventListener('load', () => frame.contentWindow?.postMessage('open', '*', [theirs]), {
    once: true,
  });
  const opened = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`The sandbox frame did not start within ${OPENING_LIMIT / 1000} s`)),
      OPENING_LIMIT,
    );
    port.onmessage = ({ data }: MessageEvent<FromFrame>) => {
      if (data.type !== 'ready') return;
      clearTimeout(timer);
      resolve();
    };
  });
  document.body.append(frame);
  try {
    await opened;
  } catch (error) {
    frame.remove();
    throw error;
  }
  return new OpenSandbox(frame, port);
}

class OpenSandbox implements Sandbox {
  readonly #frame: HTMLIFrameElement;
  readonly #port: MessagePort;
  readonly #workers = new Map<number, OpenWorker>();
  readonly #compiling = new Map<number, PromiseWithResolvers<void>>();
  /** No event tells that a frame was taken out of the page, and its workers with it. */
  readonly #watch: MutationObserver;
  #lastId = 0;

  constructor(frame: HTMLIFrameElement, port: MessagePort) {
    this.#frame = frame;
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<FromFrame>) => this.#hear(data);
    this.#watch = new MutationObserver(() => {
      if (frame.isConnected) return;
      for (const worker of [...this.#workers.values()]) worker.die(FRAME_LOST);
    });
    this.#watch.observe(document.body, { childList: true });
  }

  spawn(source: string, needs: readonly string[] = []): SandboxWorker {
    const id = ++this.#lastId;
    const { port1, port2 } = new MessageChannel();
    const worker = new OpenWorker(port1, () => {
      this.#workers.delete(id);
      this.#say({ type: 'terminate', id });
    });
    this.#workers.set(id, worker);
    this.#say({ type: 'spawn', id, source, needs, port: port2 }, [port2]);
    if (!this.#frame.isConnected) queueMicrotask(() => worker.die(FRAME_LOST));
    return worker;
  }

  keep(name: string, kept: Kept): void {
    this.#say({ type: 'keep', name, kept }, kept.type === 'bytes' ? [kept.bytes] : []);
  }

  forget(name: string): void {
    this.#say({ type: 'forget', name });
  }

  compile(name: string): WasmSink {
    const done = Promise.withResolvers<void>();
    done.promise.catch(() => {}); // whoever calls end() hears of it
    const id = ++this.#lastId;
    this.#compiling.set(id, done);
    this.#say({ type: 'wasm-begin', id, name });
    return {
      write: (chunk) => this.#say({ type: 'wasm-chunk', id, chunk }, [chunk.buffer]),
      end: () => {
        this.#say({ type: 'wasm-end', id });
        return done.promise;
      },
      abort: () => {
        this.#compiling.delete(id);
        this.#say({ type: 'wasm-abort', id });
      },
    };
  }

  dispose(): void {
    for (const worker of [...this.#workers.values()]) worker.terminate();
    this.#watch.disconnect();
    this.#port.close();
    this.#frame.remove();
  }

  #say(message: ToFrame, transfer: Transferable[] = []): void {
    this.#port.postMessage(message, transfer);
  }

  #hear(message: FromFrame): void {
    switch (message.type) {
      case 'ready':
        break;
      case 'death':
        this.#workers.get(message.id)?.die(message.message);
        break;
      case 'wasm': {
        const done = this.#compiling.get(message.id);
        this.#compiling.delete(message.id);
        if (message.error === undefined) done?.resolve();
        else done?.reject(new Error(message.error));
        break;
      }
      default:
        message satisfies never;
    }
  }
}

class OpenWorker implements SandboxWorker {
  readonly port: MessagePort;
  readonly #end: () => void;
  #ended = false;
  #death: string | undefined;
  #callback: ((message: string) => void) | undefined;

  constructor(port: MessagePort, end: () => void) {
    this.port = port;
    this.#end = end;
  }

  terminate(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.port.close();
    this.#end();
  }

  onDeath(callback: (message: string) => void): void {
    this.#callback = callback;
    if (this.#death !== undefined) callback(this.#death);
  }

  die(message: string): void {
    if (this.#ended) return;
    this.terminate();
    this.#death = message;
    this.#callback?.(message);
  }
}
