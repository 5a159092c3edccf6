import type { RecordedLine } from '../../examples/example.ts';
import type { OutputEvent } from '../../runtime/runtime.ts';
import type { Stream } from '../../runtime/stream.ts';
import { LineReader, type Piece, ShownLines } from '../../output/line-reader.ts';
import { FollowScroll } from './follow-scroll.ts';
import { LineWriter } from './line-writer.ts';

/** Milliseconds of a frame that may go into appending; the browser needs the rest for layout. */
const appendTime = 7;
/** The same in a flood: fewer and longer steps are done sooner, and the page still answers within a blink. */
const appendTimeInFlood = 16;
/** With more pieces waiting than this it is a flood. */
const floodSize = 200;
/** Elements in one piece at most. A line of more of them is drawn over several frames. */
const runsPerPiece = 500;

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
  /** How many of the queue have been appended. */
  #appended = 0;
  #scheduled = false;
  #appendedThisFrame = false;
  #waitsForIdle = false;
  #drained: (() => void)[] = [];
  #shown = new ShownLines();
  /**
   * What goes on in a line that was drawn in this frame. A program that goes back in its line, thousands of times in a
   * second, has that line drawn once a frame.
   */
  #held: { readonly stream: Stream; text: string; readonly at: number } | undefined;

  /** Into `element`, from a program with these `files`; `cell` is the id whose lines tracebacks link to. */
  constructor(element: HTMLElement, cell: string, files: readonly string[], signal: AbortSignal) {
    this.#element = element;
    this.#cell = cell;
    this.#writer = new LineWriter(element, cell, files);
    this.#follow = new FollowScroll(element, signal);
  }

  /** What was printed since {@link startOver}, one entry a line. */
  get lines(): readonly RecordedLine[] {
    this.#readHeld();
    return this.#shown.lines;
  }

  /** Forgets what was printed, before another program starts. The caller takes the old lines off the page. */
  startOver(files: readonly string[]): void {
    this.#reader = new LineReader();
    this.#writer = new LineWriter(this.#element, this.#cell, files);
    this.#queue = [];
    this.#appended = 0;
    this.#shown = new ShownLines();
    this.#held = undefined;
    this.#follow.start();
  }

  /** Queues output. The engine has already limited how much there is. */
  write({ stream, text, at }: Pick<OutputEvent, 'stream' | 'text' | 'at'>): void {
    if (this.#held && (this.#held.stream !== stream || text.includes('\n'))) this.#readHeld();
    if (this.#held) this.#held.text += text;
    else if (this.#appendedThisFrame && !text.includes('\n')) this.#held = { stream, text, at };
    else this.#read(stream, text, at);
    if (!this.#appendedThisFrame && this.#queue.length > 0) this.#append();
    this.#schedule();
  }

  /** Resolves when all that has been written is on the page. */
  drained(): Promise<void> {
    this.#readHeld();
    if (this.#appended >= this.#queue.length) return Promise.resolve();
    return new Promise((resolve) => this.#drained.push(resolve));
  }

  #read(stream: Stream, text: string, at: number): void {
    for (const piece of this.#reader.read(stream, text, at)) {
      this.#shown.add(piece);
      this.#queue.push(...inParts(piece));
    }
  }

  #readHeld(): void {
    const held = this.#held;
    this.#held = undefined;
    if (held) this.#read(held.stream, held.text, held.at);
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    const next = (): void => {
      this.#scheduled = false;
      this.#appendedThisFrame = false;
      this.#readHeld();
      const more = this.#appended < this.#queue.length;
      if (more) this.#append();
      // Reading the scroll position costs nothing here: the page is about to be laid out.
      this.#follow.keepUp();
      if (more) this.#schedule();
    };
    // A hidden page gets no frames, yet its run shall end.
    if (document.hidden) setTimeout(next, 16);
    else requestAnimationFrame(next);
  }

  /** Gives the lines of a flood their elements when the page is idle. */
  #makeElementsWhenIdle(): void {
    if (this.#waitsForIdle) return;
    this.#waitsForIdle = true;
    whenIdle((remaining) => {
      this.#waitsForIdle = false;
      const arriving = this.#appended < this.#queue.length;
      let more = true;
      while (more && !arriving && remaining() > 4) more = this.#writer.makeElements();
      if (!arriving) this.#follow.keepUp();
      if (more) this.#makeElementsWhenIdle();
    });
  }

  #append(): void {
    this.#appendedThisFrame = true;
    const waiting = this.#queue.length - this.#appended;
    const inFlood = waiting > floodSize;
    const until = performance.now() + (inFlood ? appendTimeInFlood : appendTime);
    while (this.#appended < this.#queue.length) {
      // Asked after each piece, the clock would take as long as plain lines do.
      for (let work = 0; work < 100 && this.#appended < this.#queue.length; this.#appended += 1) {
        const piece = this.#queue[this.#appended];
        if (piece) this.#writer.write(piece, inFlood);
        work += 1 + (piece?.styled?.length ?? 0);
      }
      if (performance.now() > until) break;
    }
    this.#writer.flush();
    if (inFlood) this.#makeElementsWhenIdle();
    if (this.#appended >= this.#queue.length) {
      this.#queue = [];
      this.#appended = 0;
      for (const resolve of this.#drained.splice(0)) resolve();
    }
  }
}

/** The same piece, cut where it would be too many elements for one frame. */
function inParts(piece: Piece): readonly Piece[] {
  const { styled = [] } = piece;
  if (styled.length <= runsPerPiece) return [piece];
  return Array.from({ length: Math.ceil(styled.length / runsPerPiece) }, (_, index) => {
    const some = styled.slice(index * runsPerPiece, (index + 1) * runsPerPiece);
    return {
      ...piece,
      text: some.map(({ text }) => text).join(''),
      styled: some,
      continues: piece.continues || index > 0,
      replaces: piece.replaces && index === 0,
      ended: piece.ended && (index + 1) * runsPerPiece >= styled.length,
    };
  });
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
