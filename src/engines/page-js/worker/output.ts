import type { Chunk } from '../../worker-messages.ts';
import type { FromWorker } from './protocol.ts';
import { native } from './native.ts';

/** This many posts may leave in one frame's time; a program that writes more often has its writes gathered. */
const POSTS_PER_FRAME = 24;
const FRAME_MS = 16;

/** What a program writes, on its way to the page. */
export class Output {
  readonly #port: MessagePort;
  readonly #limit: number;
  readonly #clock: () => number;
  readonly #tidy: (text: string) => string;
  readonly #onLimit: () => void;
  #gathered: Chunk[] = [];
  #written = 0;
  #frame = 0;
  #posts = 0;
  #timer: number | undefined;
  #closed = false;

  constructor(
    port: MessagePort,
    limit: number,
    clock: () => number,
    tidy: (text: string) => string,
    onLimit: () => void,
  ) {
    this.#port = port;
    this.#limit = limit;
    this.#clock = clock;
    this.#tidy = tidy;
    this.#onLimit = onLimit;
  }

  write(stream: 'stdout' | 'stderr', raw: string): void {
    if (this.#closed) return;
    const text = this.#tidy(raw);
    const room = this.#limit - this.#written;
    this.#written += text.length;
    this.#gather(stream, text.length > room ? text.slice(0, room) : text);
    if (text.length > room) {
      this.close();
      this.#onLimit();
      return;
    }
    // The first writes of a frame leave at once: the program may be about to block the thread for seconds.
    const now = native.now();
    if (now - this.#frame > FRAME_MS) {
      this.#frame = now;
      this.#posts = 0;
    }
    if (this.#posts < POSTS_PER_FRAME) {
      this.#posts += 1;
      this.#flush();
    } else {
      this.#timer ??= native.setTimeout(() => this.#flush(), FRAME_MS);
    }
  }

  /** Sends what is left and takes nothing more. */
  close(): void {
    this.#flush();
    this.#closed = true;
  }

  #gather(stream: 'stdout' | 'stderr', text: string): void {
    const last = this.#gathered.at(-1);
    const at = this.#clock();
    // One chunk for writes of the same millisecond: a flood of lines costs one object, not thousands.
    if (last && last[0] === stream && at - last[2] < 1) {
      this.#gathered[this.#gathered.length - 1] = [stream, last[1] + text, last[2]];
    } else {
      this.#gathered.push([stream, text, at]);
    }
  }

  #flush(): void {
    if (this.#timer !== undefined) native.clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#gathered.length === 0) return;
    const message: FromWorker = { type: 'output', chunks: this.#gathered };
    this.#gathered = [];
    native.post.call(this.#port, message);
  }
}
