import frameSource from './frame.ts?sandboxed&inline';
import type { Sandbox, SandboxWorker, WasmSink } from './sandbox.ts';
import type { FromFrame, SharedResource, ToFrame } from './worker/protocol.ts';

/** What a sandbox allows. */
export interface SandboxOptions {
  /** Allow `eval` and `new Function` inside. Only WebAssembly may be compiled at run time without it. */
  readonly evaluate?: boolean;
}

/** How long the frame may take to open, in milliseconds: its whole content is in the page already. */
const OPENING_LIMIT = 10_000;
/**
 * How long the news that a worker has ended is held back, in milliseconds. It comes through the frame's port, on a busy
 * machine often before what the worker sent last through its own port.
 */
const LAST_WORDS = 100;
const FRAME_REMOVED = 'its frame was removed from the page';
const FRAME_ENDED =
  'the browser ended the process that it ran in, most likely because that had used up its memory';
/** How often a frame with work to do is pinged, in milliseconds: no event tells that its process has ended. */
const PING_EVERY = 1000;
/** After so many unanswered pings the frame counts as gone. A suspended page sends one ping, however long that lasts. */
const PINGS_LOST = 6;

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
  const opened = Promise.withResolvers<void>();
  const timer = setTimeout(
    () => opened.reject(new Error(`The sandbox frame did not start within ${OPENING_LIMIT / 1000} s`)),
    OPENING_LIMIT,
  );
  port.onmessage = ({ data }: MessageEvent<FromFrame>) => {
    if (data.type === 'ready') opened.resolve();
  };
  document.body.append(frame);
  const unwatch = whenRemoved(frame, () => opened.reject(new Error(FRAME_REMOVED)));
  try {
    await opened.promise;
  } catch (error) {
    frame.remove();
    throw error;
  } finally {
    clearTimeout(timer);
    unwatch();
  }
  return new OpenSandbox(frame, port);
}

/** Calls back when a frame is removed from the page, which no event tells. Returns a function that ends the watch. */
function whenRemoved(frame: HTMLIFrameElement, callback: () => void): () => void {
  const observer = new MutationObserver(() => {
    if (!frame.isConnected) callback();
  });
  observer.observe(document.body, { childList: true });
  return () => observer.disconnect();
}

class OpenSandbox implements Sandbox {
  readonly #frame: HTMLIFrameElement;
  readonly #port: MessagePort;
  readonly #workers = new Map<number, OpenWorker>();
  readonly #compiling = new Map<number, PromiseWithResolvers<void>>();
  readonly #unwatch: () => void;
  #lastId = 0;
  #pings: ReturnType<typeof setInterval> | undefined;
  #unanswered = 0;
  #lost = false;
  /** What the frame gets when its first worker runs: it starts none while it takes megabytes in. */
  #held: (() => void)[] | undefined = [];
  #onLost: (() => void) | undefined;

  constructor(frame: HTMLIFrameElement, port: MessagePort) {
    this.#frame = frame;
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<FromFrame>) => this.#receive(data);
    this.#unwatch = whenRemoved(frame, () => this.#lose(FRAME_REMOVED));
  }

  spawn(source: string, resources: readonly string[] = []): SandboxWorker {
    const id = ++this.#lastId;
    const { port1, port2 } = new MessageChannel();
    const worker = new OpenWorker(port1, () => {
      this.#workers.delete(id);
      this.#post({ type: 'terminate', id });
      this.#release();
    });
    this.#workers.set(id, worker);
    this.#post({ type: 'spawn', id, source, resources, port: port2 }, [port2]);
    if (this.#lost) queueMicrotask(() => worker.fail(FRAME_ENDED));
    else this.#pings ??= setInterval(() => this.#ping(), PING_EVERY);
    return worker;
  }

  share(name: string, resource: SharedResource): void {
    if (resource.type === 'script') this.#post({ type: 'share', name, resource });
    else this.#later({ type: 'share', name, resource }, [resource.bytes]);
  }

  remove(name: string): void {
    this.#later({ type: 'remove', name });
  }

  compile(name: string): WasmSink {
    const done = Promise.withResolvers<void>();
    done.promise.catch(() => {}); // whoever calls end() gets it
    const id = ++this.#lastId;
    this.#compiling.set(id, done);
    this.#later({ type: 'wasm-begin', id, name });
    return {
      write: (chunk) => this.#later({ type: 'wasm-chunk', id, chunk }, [chunk.buffer]),
      end: () => {
        this.#later({ type: 'wasm-end', id });
        return done.promise;
      },
      abort: () => {
        this.#compiling.delete(id);
        this.#later({ type: 'wasm-abort', id });
      },
    };
  }

  onLost(callback: () => void): void {
    this.#onLost = callback;
    if (this.#lost) callback();
  }

  dispose(): void {
    for (const worker of [...this.#workers.values()]) worker.terminate();
    this.#close();
  }

  #close(): void {
    this.#lost = true;
    clearInterval(this.#pings);
    this.#unwatch();
    this.#port.close();
    this.#frame.remove();
  }

  #ping(): void {
    if (this.#workers.size === 0 && this.#compiling.size === 0) {
      clearInterval(this.#pings);
      this.#pings = undefined;
      this.#unanswered = 0;
      return;
    }
    if (this.#unanswered >= PINGS_LOST) return this.#lose(FRAME_ENDED);
    this.#unanswered += 1;
    this.#post({ type: 'ping' });
  }

  #lose(message: string): void {
    if (this.#lost) return;
    this.#close();
    // First: whoever tries again after that must not try here.
    this.#onLost?.();
    for (const worker of [...this.#workers.values()]) worker.fail(message);
    for (const { reject } of this.#compiling.values()) reject(new Error(message));
    this.#compiling.clear();
  }

  #post(message: ToFrame, transfer: Transferable[] = []): void {
    this.#port.postMessage(message, transfer);
  }

  /** In order, but not before a worker runs, or will not. */
  #later(message: ToFrame, transfer: Transferable[] = []): void {
    if (this.#held) this.#held.push(() => this.#post(message, transfer));
    else this.#post(message, transfer);
  }

  #release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const post of held) post();
  }

  #receive(message: FromFrame): void {
    switch (message.type) {
      case 'ready':
        break;
      case 'pong':
        this.#unanswered = 0;
        break;
      case 'worker-up':
        this.#release();
        break;
      case 'worker-ended':
        this.#workers.get(message.id)?.failSoon(message.message);
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
  #failure: string | undefined;
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

  onEnd(callback: (message: string) => void): void {
    this.#callback = callback;
    if (this.#failure !== undefined) callback(this.#failure);
  }

  /** It has ended by itself, and what it sent before may not have come yet. */
  failSoon(message: string): void {
    setTimeout(() => this.fail(message), LAST_WORDS);
  }

  /** It has ended by itself. */
  fail(message: string): void {
    if (this.#ended) return;
    this.terminate();
    this.#failure = message;
    this.#callback?.(message);
  }
}
