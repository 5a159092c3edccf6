import type { TraceEvent } from '../../runtime/trace-event.ts';
import { numberOfLine } from '../cell/line-blocks.ts';

const tracedMark = 'data-traced';
const laterMark = 'data-later';

/** The part of a cell that shows a line, as it is read or in its editor. */
export interface MarkedCell extends HTMLElement {
  traceLine(line: number | undefined, path?: string): void;
}

/** Marks places of a cell's code and console, and finds the place under the pointer. */
export class CellMarks {
  readonly #cell: MarkedCell;

  constructor(cell: MarkedCell) {
    this.#cell = cell;
  }

  /** Marks one line of code, or none. */
  line(file?: string, line?: number): void {
    this.#cell.traceLine(file === undefined ? undefined : line, file);
  }

  /** Marks what an `output` event wrote, or nothing. */
  output(event?: Extract<TraceEvent, { kind: 'output' }>): void {
    const written = event ? this.#rows(event.stream).slice(event.row, event.row + event.rows) : [];
    const wanted = new Set(written);
    for (const marked of this.#cell.querySelectorAll<HTMLElement>(`.cell-console [${tracedMark}]`)) {
      if (!wanted.has(marked)) marked.removeAttribute(tracedMark);
    }
    for (const row of wanted) row.setAttribute(tracedMark, '');
  }

  /** Fades what the program has not printed yet; nothing without events. */
  later(printed?: readonly TraceEvent[]): void {
    for (const faded of this.#cell.querySelectorAll(`[${laterMark}]`)) faded.removeAttribute(laterMark);
    if (!printed) return;
    const counts = new Map<string, number>();
    for (const event of printed) {
      if (event.kind === 'output')
        counts.set(event.stream, Math.max(counts.get(event.stream) ?? 0, event.row + event.rows));
    }
    for (const stream of ['stdout', 'stderr', 'terminal']) {
      for (const row of this.#rows(stream).slice(counts.get(stream) ?? 0)) row.setAttribute(laterMark, '');
    }
  }

  clear(): void {
    this.line();
    this.output();
    this.later();
  }

  /** The line of code that an event on the page is about. */
  lineOf(target: EventTarget | null): { readonly file: string; readonly line: number } | undefined {
    if (!(target instanceof Element)) return undefined;
    const element = target.closest<HTMLElement>('.line');
    const panel = element?.closest<HTMLElement>('.cell-file');
    if (!element || !panel) return undefined;
    // An editor draws only the lines in sight, and numbers them.
    const number = element.dataset['line'];
    const line = number === undefined ? numberOfLine(element) : Number(number);
    return { file: panel.dataset['file'] ?? '', line };
  }

  /** The piece of output that an event on the page is about. */
  rowOf(target: EventTarget | null): { readonly stream: string; readonly row: number } | undefined {
    if (!(target instanceof Element)) return undefined;
    const element = target.closest<HTMLElement>('[data-stream]');
    const stream = element?.dataset['stream'];
    if (!element || !stream) return undefined;
    return { stream, row: this.#rows(stream).indexOf(element) };
  }

  #rows(stream: string): HTMLElement[] {
    return [...this.#cell.querySelectorAll<HTMLElement>(`.cell-console [data-stream="${stream}"]`)];
  }
}
