import type { RecordedLine } from '../../examples/example.ts';
import type { OutputEvent } from '../../runtime/runtime.ts';
import { findPart } from '../base/find-part.ts';
import type { OutputConsole } from '../console/console.ts';
import type { Announcer } from './announcer.ts';
import { outputTools } from './load-output-tools.ts';

/**
 * A program's output, on the page and for screen readers, and the recorded output that the page came with. The code that
 * writes output is loaded when a run is likely: a page that is only read does not need it.
 */
export class CellOutput {
  readonly #cell: HTMLElement;
  readonly #element: HTMLElement;
  readonly #signal: AbortSignal;
  readonly #recorded: readonly Node[];
  #files: readonly string[] = [];
  #console: OutputConsole | undefined;
  #announcer: Announcer | undefined;
  /** In pixels, as of the last frame: to measure it when Run is pressed would lay out the page before it can answer. */
  #height = 0;

  constructor(cell: HTMLElement, signal: AbortSignal) {
    this.#cell = cell;
    this.#signal = signal;
    this.#element = findPart(cell, '.cell-console');
    this.#recorded = [...this.#element.childNodes].map((node) => node.cloneNode(true));
    const size = new ResizeObserver(([entry]) => (this.#height = entry?.borderBoxSize[0]?.blockSize ?? 0));
    size.observe(this.#element);
    signal.addEventListener('abort', () => size.disconnect());
  }

  /** Resolves when {@link write} may be called; rejects with `PieceMissing`. */
  async ready(): Promise<void> {
    if (this.#console) return;
    const { OutputConsole, Announcer } = await outputTools.get();
    this.#console ??= new OutputConsole(this.#element, this.#cell.id, this.#files, this.#signal);
    this.#announcer ??= new Announcer(findPart(this.#cell, '.cell-announcer'));
  }

  /** What was printed since {@link clear}, one entry a line. */
  get lines(): readonly RecordedLine[] {
    return this.#console?.lines ?? [];
  }

  /**
   * A program with these files starts. The height stays until {@link settle}, so that the page does not jump.
   */
  clear(files: readonly string[]): void {
    this.#element.style.minBlockSize = `${this.#height}px`;
    this.#forget(files);
    this.#element.replaceChildren();
  }

  /** Adds output. The engine limits how much there is. */
  write(event: OutputEvent): void {
    this.#console?.write(event);
    this.#announcer?.output(this.lines);
  }

  /** Resolves when everything taken in so far is on the page. */
  async drained(): Promise<void> {
    await this.#console?.drained();
  }

  /** The run is over: what it printed says how high the list is. A long list is full anyway, and slow to lay out again. */
  settle(): void {
    if (this.lines.length < 100) this.#element.style.minBlockSize = '';
  }

  /** Reads out what has not been read out. */
  announceRest(): void {
    this.#announcer?.flush(this.lines);
  }

  /** Back to what was recorded. */
  restore(): void {
    this.#forget([]);
    this.settle();
    this.#element.replaceChildren(...this.#recorded.map((node) => node.cloneNode(true)));
  }

  #forget(files: readonly string[]): void {
    this.#files = files;
    this.#console?.startOver(files);
    this.#announcer?.clear();
  }
}
