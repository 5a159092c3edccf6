import { native } from './native.ts';

/**
 * Knows when a program is over, as Node does: when nothing is left that could still wake it. Timers and promises that
 * the browser itself will settle hold it; a promise that only the program could settle does not.
 */
export class Lifetime {
  readonly #held = new Set<object>();
  readonly #onIdle: () => void;
  #asked = false;
  #begun = false;

  /** `onIdle` may be called several times: when it starts something new, the program goes on. */
  constructor(onIdle: () => void) {
    this.#onIdle = onIdle;
  }

  /** Something holds the program. */
  get busy(): boolean {
    return this.#held.size > 0;
  }

  /** Nothing counts as idle before the first instruction. */
  begin(): void {
    this.#begun = true;
    this.look();
  }

  /** Keeps the program alive until the returned function is called. */
  hold(): () => void {
    const mark = {};
    this.#held.add(mark);
    return () => {
      if (this.#held.delete(mark)) this.look();
    };
  }

  /** Asks for a look at whether anything is left; after the tasks that are already due, unhandled rejections above all. */
  look(): void {
    if (this.#asked || !this.#begun || this.#held.size > 0) return;
    this.#asked = true;
    let turns = 3;
    const turn = () => {
      turns -= 1;
      if (turns > 0) return void native.setTimeout(turn, 0);
      this.#asked = false;
      if (this.#held.size === 0) this.#onIdle();
    };
    native.setTimeout(turn, 0);
  }

  /** Makes the promises of these methods hold the program while they are pending. */
  watch(holder: object | undefined, names: readonly string[]): void {
    if (!holder) return;
    const methods = holder as Record<string, unknown>;
    for (const name of names) {
      const original = methods[name];
      if (typeof original !== 'function') continue;
      const hold = () => this.hold();
      const watched = {
        [name](this: unknown, ...values: unknown[]): unknown {
          const result: unknown = Reflect.apply(original, this, values);
          if (result instanceof Promise) {
            const release = hold();
            result.then(release, release);
          }
          return result;
        },
      }[name];
      Object.defineProperty(methods, name, { value: watched, configurable: true, writable: true });
    }
  }
}

/** What a browser's worker settles by itself. */
export function watchBrowserPromises(lifetime: Lifetime): void {
  lifetime.watch(self, ['fetch', 'createImageBitmap']);
  lifetime.watch(
    self.crypto?.subtle && (Object.getPrototypeOf(self.crypto.subtle) as object),
    'digest sign verify encrypt decrypt importKey exportKey generateKey deriveKey deriveBits wrapKey unwrapKey'.split(
      ' ',
    ),
  );
  lifetime.watch(Blob.prototype, ['text', 'arrayBuffer', 'bytes']);
  lifetime.watch(Response.prototype, ['text', 'json', 'arrayBuffer', 'blob', 'bytes', 'formData']);
  lifetime.watch(WebAssembly, ['compile', 'instantiate', 'compileStreaming', 'instantiateStreaming']);
  lifetime.watch(ReadableStreamDefaultReader.prototype, ['read', 'cancel']);
  lifetime.watch(ReadableStream.prototype, ['pipeTo', 'cancel']);
  lifetime.watch(WritableStreamDefaultWriter.prototype, ['write', 'close', 'abort']);
  lifetime.watch((self as { scheduler?: object }).scheduler, ['postTask', 'yield']);
  const { postMessage } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function (this: MessagePort, ...values: [unknown]): void {
    // A message takes a task to arrive; Node would stay for it.
    const release = lifetime.hold();
    native.setTimeout(release, 10);
    Reflect.apply(postMessage, this, values);
  } as typeof postMessage;
}
