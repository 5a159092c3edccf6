import type { Outcome } from '../../runtime/runtime.ts';
import type { Chunk } from './run-messages.ts';
import { OutputBudget } from './output-budget.ts';

/** One frame of a screen, in milliseconds. */
const FRAME = 16;
/** Writes that are sent at once in each frame; more than that is a flood, and is sent in parts. */
const EAGER = 40;
/** A part of a flood, in UTF-16 units and in chunks. */
const PART = 32_768;
const PART_CHUNKS = 500;

export interface OutputOptions {
  /** UTF-16 units that the program may print. */
  readonly limit: number;
  /** Milliseconds since the program's first instruction. */
  readonly now: () => number;
  readonly post: (chunks: readonly Chunk[]) => void;
  /** Output waits, and {@link Output.flush} should be called within a frame; or it waits no longer. */
  readonly onWaiting: (waits: boolean) => void;
  /** The program has printed all that it may, and it has been sent. */
  readonly onLimit: (outcome: Outcome, at: number) => void;
}

/** Sends what a program prints: at once while it is little, in parts when it is much, and only up to a limit. */
export class Output {
  readonly #options: OutputOptions;
  readonly #budget: OutputBudget;
  #chunks: [stream: 'stdout' | 'stderr', text: string, at: number][] = [];
  #size = 0;
  #frameStart = -Infinity;
  #sentInFrame = 0;
  /** Whether something was written since the last {@link flushIfLate}: a write checks the time itself. */
  #wrote = false;
  #closed = false;

  constructor(options: OutputOptions) {
    this.#options = options;
    this.#budget = new OutputBudget(options.limit);
  }

  write(stream: 'stdout' | 'stderr', text: string): void {
    if (this.#closed) return;
    const at = this.#options.now();
    this.#wrote = true;
    this.#gather(stream, this.#budget.take(text), at);
    if (this.#budget.exceeded) {
      this.close();
      this.#options.onLimit(this.#budget.exceeded, at);
      return;
    }
    if (at - this.#frameStart > FRAME) {
      this.#frameStart = at;
      this.#sentInFrame = 0;
    }
    this.#sentInFrame += 1;
    const full = this.#size > PART || this.#chunks.length >= PART_CHUNKS;
    if (this.#sentInFrame <= EAGER || full) this.flush();
    else if (this.#chunks.length === 1) this.#options.onWaiting(true);
  }

  flush(): void {
    if (this.#size === 0) return;
    const chunks = this.#chunks;
    this.#chunks = [];
    this.#size = 0;
    this.#options.post(chunks);
    this.#options.onWaiting(false);
  }

  /** Sends what has waited for a frame. To be called often. */
  flushIfLate(): void {
    if (this.#wrote) this.#wrote = false;
    else if (this.#options.now() - this.#frameStart > FRAME) this.flush();
  }

  /** Sends what is left and takes nothing more. */
  close(): void {
    this.flush();
    this.#closed = true;
  }

  #gather(stream: 'stdout' | 'stderr', text: string, at: number): void {
    if (text === '') return;
    const last = this.#chunks.at(-1);
    // One chunk for writes of the same millisecond: a flood of lines costs one object, not thousands.
    if (last && last[0] === stream && at - last[2] < 1) last[1] += text;
    else {
      this.#chunks.push([stream, text, at]);
      this.#budget.countPiece();
    }
    this.#size += text.length;
  }
}
