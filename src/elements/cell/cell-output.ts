import type { RecordedLine } from '../../examples/example.ts';
import type { OutputEvent } from '../../runtime/runtime.ts';
import { OutputConsole } from '../console/console.ts';
import { Announcer } from './announcer.ts';

/** What a program prints, for the eye and for the ear, and the recorded output that the page came with. */
export class CellOutput {
  readonly #console: OutputConsole;
  readonly #announcer: Announcer;
  readonly #recorded: readonly Node[];

  constructor(cell: HTMLElement, signal: AbortSignal) {
    const shown = cell.querySelector<HTMLElement>('.cell-console')!;
    this.#recorded = [...shown.childNodes].map((node) => node.cloneNode(true));
    this.#console = new OutputConsole(shown, cell.id, signal);
    this.#announcer = new Announcer(cell.querySelector<HTMLElement>('.cell-announcer')!);
  }

  /** What was printed since {@link clear}, one entry a line. */
  get lines(): readonly RecordedLine[] {
    return this.#console.lines;
  }

  /** A program with these files starts. */
  clear(files: readonly string[]): void {
    this.#console.clear(files);
    this.#announcer.clear();
  }

  write(event: OutputEvent): void {
    this.#console.write(event);
    this.#announcer.output(this.#console.lines);
  }

  /** Resolves when everything taken in so far is on the page. */
  drained(): Promise<void> {
    return this.#console.drained();
  }

  /** The run is over: the page may be laid out as its output says. */
  settle(): void {
    this.#console.settle();
  }

  /** Reads out what has not been read out. */
  announceRest(): void {
    this.#announcer.flush(this.#console.lines);
  }

  /** Back to what was recorded. */
  restore(): void {
    this.#console.restore(this.#recorded);
    this.#announcer.clear();
  }
}
