import type { RecordedLine } from '../../examples/example.ts';
import type { OutputEvent } from '../../runtime/runtime.ts';
import { LineReader, type Piece, ShownLines } from '../../output/line-reader.ts';
import { FollowScroll } from './follow-scroll.ts';
import { LineWriter } from './line-writer.ts';

/** How long one frame's appending may take, in milliseconds; the rest of the frame is for laying it out. */
const budget = 7;
/** When much is waiting, fewer and larger steps come to the end sooner, and are still no longer than a blink. */
const floodBudget = 16;
const flood = 200;

/**
 * The list of output lines of one cell. Output is queued and appended on animation frames, the first of a frame at
 * once, within a time budget, so that a flood never holds up the page.
 */
export class OutputConsole {
  readonly #element: HTMLElement;
  readonly #cell: string;
  #reader = new LineReader();
  #writer: LineWriter;
  readonly #follow: FollowScroll;
  #queue: Piece[] = [];
  #taken = 0;
  #scheduled = false;
  #appendedThisFrame = false;
  #refining = false;
  #drained: (() => void)[] = [];
  #shown = new ShownLines();

  /** Into `element`, from a program with these `files`; `cell` is the id whose lines tracebacks link to. */
  constructor(element: HTMLElement, cell: string, files: readonly string[], signal: AbortSignal) {
    this.#element = element;
    this.#cell = cell;
    this.#writer = new LineWriter(element, cell, files);
    this.#follow = new FollowScroll(element, signal);
  }

  /** What was printed since {@link startOver}, one entry a line. */
  get lines(): readonly RecordedLine[] {
    return this.#shown.lines;
  }

  /** Forgets what was printed: another program starts, or none. What is on the page is for others to take away. */
  startOver(files: readonly string[]): void {
    this.#reader = new LineReader();
    this.#writer = new LineWriter(this.#element, this.#cell, files);
    this.#queue = [];
    this.#taken = 0;
    this.#shown = new ShownLines();
    this.#follow.start();
  }

  /** Takes output in. How much there may be of it, its engine sees to. */
  write({ stream, text, at }: Pick<OutputEvent, 'stream' | 'text' | 'at'>): void {
    for (const piece of this.#reader.read(stream, text, at)) {
      this.#shown.add(piece);
      this.#queue.push(piece);
    }
    if (!this.#appendedThisFrame && this.#queue.length > 0) this.#append();
    this.#schedule();
  }

  /** Resolves when everything taken in so far is on the page. */
  drained(): Promise<void> {
    if (this.#taken >= this.#queue.length) return Promise.resolve();
    return new Promise((resolve) => this.#drained.push(resolve));
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    const next = (): void => {
      this.#scheduled = false;
      this.#appendedThisFrame = false;
      const more = this.#taken < this.#queue.length;
      if (more) this.#append();
      // In a frame it costs nothing: the page is about to be laid out.
      this.#follow.keepUp();
      if (more) this.#schedule();
    };
    // A hidden page gets no frames, yet its run shall end.
    if (document.hidden) setTimeout(next, 16);
    else requestAnimationFrame(next);
  }

  /** The lines of a flood become elements once there is nothing better to do. */
  #refine(): void {
    if (this.#refining) return;
    this.#refining = true;
    whenIdle((remaining) => {
      this.#refining = false;
      const arriving = this.#taken < this.#queue.length;
      let more = true;
      while (more && !arriving && remaining() > 4) more = this.#writer.makeElements();
      if (!arriving) this.#follow.keepUp();
      if (more) this.#refine();
    });
  }

  #append(): void {
    this.#appendedThisFrame = true;
    const waiting = this.#queue.length - this.#taken;
    const inFlood = waiting > flood;
    const until = performance.now() + (inFlood ? floodBudget : budget);
    while (this.#taken < this.#queue.length) {
      const upTo = Math.min(this.#taken + 100, this.#queue.length);
      for (; this.#taken < upTo; this.#taken += 1) {
        const piece = this.#queue[this.#taken];
        if (piece) this.#writer.write(piece, inFlood);
      }
      if (performance.now() > until) break;
    }
    this.#writer.flush();
    if (inFlood) this.#refine();
    if (this.#taken >= this.#queue.length) {
      this.#queue = [];
      this.#taken = 0;
      for (const resolve of this.#drained.splice(0)) resolve();
    }
  }
}

/** Calls back when the page has nothing else to do; `remaining` says for how many milliseconds, about. */
function whenIdle(callback: (remaining: () => number) => void): void {
  if ('requestIdleCallback' in globalThis) {
    requestIdleCallback((deadline) => callback(() => deadline.timeRemaining()));
    return;
  }
  setTimeout(() => {
    const until = performance.now() + 12;
    callback(() => until - performance.now());
  }, 50);
}
