import type { RecordedLine } from '../../examples/example.ts';
import { visible } from '../../characters/visible.ts';

/** Lines up to this many are read out; of more, only how many. */
const readOut = 4;
const pause = 1500;

/**
 * Tells a screen reader about output in sips. The log itself is silent: line by line, a busy program would keep it
 * talking for minutes.
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

  /** There is more output; it is told after a pause. */
  output(lines: readonly RecordedLine[]): void {
    this.#timer ??= setTimeout(() => this.flush(lines), pause);
  }

  /** Tells what has not been told. */
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
