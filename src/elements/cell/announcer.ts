import type { RecordedLine } from '../../examples/example.ts';
import { visible } from '../../characters/visible.ts';

/** Up to this many new lines are read out; of more, only their number. */
const readOut = 4;
const pause = 1500;

/**
 * Announces output to screen readers in portions. The list of lines is no live region itself: a busy program would keep
 * the screen reader talking for minutes.
 */
export class Announcer {
  readonly #element: HTMLElement;
  #told = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  /** A new run begins. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#told = 0;
    this.#element.textContent = '';
  }

  /** Announces new output after a pause. */
  output(lines: readonly RecordedLine[]): void {
    this.#timer ??= setTimeout(() => this.flush(lines), pause);
  }

  /** Announces at once what has not been announced. */
  flush(lines: readonly RecordedLine[]): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const fresh = lines.length - this.#told;
    if (fresh <= 0) return;
    const texts = lines
      .slice(this.#told, this.#told + readOut)
      .map(({ text }) => visible(text.slice(0, 300).trimEnd()));
    this.#told = lines.length;
    this.#element.textContent = fresh <= readOut ? texts.join('\n') : `${fresh} more lines of output`;
  }
}
