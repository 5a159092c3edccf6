import type { Chunk } from '../../worker-messages.ts';
import type { FromWorker } from './protocol.ts';
import { sleepForever } from './sleep.ts';

/** One frame of a screen. */
const WINDOW = 16;
/** Writes that are sent at once in each window; more than that is a flood, and is sent in parts. */
const EAGER = 40;
const PART = 32_768;

export interface OutputOptions {
  readonly limit: number;
  readonly now: () => number;
  readonly post: (message: FromWorker) => void;
  /** Asks that {@link Output.flushIfLate} be called now and then while the program runs, or no longer. */
  readonly watch: (on: boolean) => void;
}

/** Sends what a program prints: at once while it is little, in parts when it is much, and only up to a limit. */
export class Output {
  readonly #options: OutputOptions;
  #chunks: [stream: 'stdout' | 'stderr', text: string, at: number][] = [];
  #size = 0;
  #total = 0;
  #windowStart = -Infinity;
  /** Since the last look: a write looks at the clock itself, which a flood does often enough. */
  #wrote = false;
  #sent = 0;

  constructor(options: OutputOptions) {
    this.#options = options;
  }

  write(stream: 'stdout' | 'stderr', text: string): void {
    const at = this.#options.now();
    this.#wrote = true;
    const room = this.#options.limit - this.#total;
    this.#total += text.length;
    const kept = text.length > room ? text.slice(0, room) : text;
    const last = this.#chunks.at(-1);
    if (last && last[0] === stream && at - last[2] < 1) last[1] += kept;
    else this.#chunks.push([stream, kept, at]);
    this.#size += kept.length;
    if (kept !== text) this.#stopAtLimit(at);
    if (at - this.#windowStart > WINDOW) {
      this.#windowStart = at;
      this.#sent = 0;
    }
    if (++this.#sent <= EAGER || this.#size > PART) this.flush();
    else if (this.#chunks.length === 1) this.#options.watch(true);
  }

  flush(): void {
    if (this.#size === 0) return;
    const chunks: readonly Chunk[] = this.#chunks;
    this.#chunks = [];
    this.#size = 0;
    this.#options.post({ type: 'output', chunks });
    this.#options.watch(false);
  }

  flushIfLate(): void {
    if (this.#wrote) this.#wrote = false;
    else if (this.#options.now() - this.#windowStart > WINDOW) this.flush();
  }

  #stopAtLimit(at: number): never {
    this.flush();
    const { limit, post } = this.#options;
    post({ type: 'end', outcome: { kind: 'output-limit', limitBytes: limit }, at });
    // The page ends this worker; until then nothing more is computed.
    return sleepForever();
  }
}
