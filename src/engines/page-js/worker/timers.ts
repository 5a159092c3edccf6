import type { Lifetime } from './lifetime.ts';
import { native } from './native.ts';

type Callback = (...values: unknown[]) => void;

/** Node's timer object, as far as a program of one file meets it. */
class Timeout {
  readonly #lifetime: Lifetime;
  readonly #run: () => void;
  readonly #ms: number;
  readonly #repeats: boolean;
  #id = 0;
  #release: (() => void) | undefined;
  #referenced = true;
  #active = false;

  constructor(lifetime: Lifetime, run: () => void, ms: number, repeats: boolean) {
    this.#lifetime = lifetime;
    this.#run = run;
    this.#ms = ms;
    this.#repeats = repeats;
    this.#start();
  }

  ref(): this {
    this.#referenced = true;
    if (this.#active) this.#release ??= this.#lifetime.hold();
    return this;
  }

  unref(): this {
    this.#referenced = false;
    this.#letGo();
    return this;
  }

  hasRef(): boolean {
    return this.#referenced;
  }

  refresh(): this {
    if (this.#active) this.#clear();
    this.#start();
    return this;
  }

  close(): this {
    this.#clear();
    this.#letGo();
    return this;
  }

  [Symbol.toPrimitive](): number {
    byNumber.set(this.#id, this);
    return this.#id;
  }

  #start(): void {
    this.#active = true;
    if (this.#referenced) this.#release ??= this.#lifetime.hold();
    if (this.#repeats) {
      this.#id = native.setInterval(this.#run, this.#ms);
      return;
    }
    this.#id = native.setTimeout(() => {
      this.#active = false;
      const release = this.#release;
      this.#release = undefined;
      try {
        this.#run();
      } finally {
        release?.();
      }
    }, this.#ms);
  }

  #clear(): void {
    this.#active = false;
    native.clearTimeout(this.#id);
  }

  #letGo(): void {
    const release = this.#release;
    this.#release = undefined;
    release?.();
  }
}

/** Timers whose number a program has asked for; only those can be cleared by it. */
const byNumber = new Map<number, Timeout>();

/** Node's timer functions, as globals. */
export function installTimers(lifetime: Lifetime): void {
  const start = (name: string, repeats: boolean) =>
    ({
      [name](callback: Callback, ms?: number, ...values: unknown[]): Timeout {
        if (typeof callback !== 'function') {
          throw new TypeError('The "callback" argument must be of type function.');
        }
        const wait = Number(ms) >= 1 && Number(ms) <= 0x7fffffff ? Number(ms) : 1;
        return new Timeout(lifetime, () => callback(...values), wait, repeats);
      },
    })[name];
  const clear = (timer: unknown): void => {
    if (timer instanceof Timeout) timer.close();
    else if (typeof timer === 'number' || typeof timer === 'string') byNumber.get(Number(timer))?.close();
  };
  const immediates = new Map<object, () => void>();
  Object.assign(self, {
    setTimeout: start('setTimeout', false),
    setInterval: start('setInterval', true),
    clearTimeout: clear,
    clearInterval: clear,
    setImmediate: (callback: Callback, ...values: unknown[]): object => {
      const immediate = {};
      const release = lifetime.hold();
      immediates.set(immediate, release);
      // A message is the nearest that a browser has to Node's check phase: sooner than any timer.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        if (!immediates.delete(immediate)) return;
        try {
          callback(...values);
        } finally {
          release();
        }
      };
      native.post.call(port2, 0);
      return immediate;
    },
    clearImmediate: (immediate: object): void => {
      immediates.get(immediate)?.();
      immediates.delete(immediate);
    },
  });
}
