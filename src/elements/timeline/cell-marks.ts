import type { TraceEvent } from '../../runtime/trace-event.ts';

const lineMark = 'data-traced';
const laterMark = 'data-later';

/** Marks places of a cell's code and console, and finds the place under the pointer. */
export class CellMarks {
  readonly #cell: HTMLElement;

  constructor(cell: HTMLElement) {
    this.#cell = cell;
  }

  /** Marks one line of code, or none. */
  line(file?: string, line?: number): void {
    this.#only(
      '.cell-code',
      file === undefined || line === undefined ? undefined : this.#lineElement(file, line),
    );
  }

  /** Marks what an `output` event wrote, or nothing. */
  output(event?: Extract<TraceEvent, { kind: 'output' }>): void {
    const written = event ? this.#rows(event.stream).slice(event.row, event.row + event.rows) : [];
    this.#only('.cell-console', ...written);
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
    const element = target.closest('.line, .cm-line');
    const panel = element?.closest<HTMLElement>('.cell-file');
    if (!element || !panel) return undefined;
    const siblings = [
      ...(element.parentElement?.querySelectorAll(':scope > .line, :scope > .cm-line') ?? []),
    ];
    return { file: panel.dataset['file'] ?? '', line: siblings.indexOf(element) + 1 };
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

  #lineElement(file: string, line: number): Element | undefined {
    const panel = [...this.#cell.querySelectorAll<HTMLElement>('.cell-file')].find(
      (candidate) => candidate.dataset['file'] === file,
    );
    // The lines are hidden while the editor is open, and it keeps its own elements to itself.
    return panel?.querySelectorAll('.line')[line - 1];
  }

  #only(part: string, ...elements: readonly (Element | undefined)[]): void {
    const wanted = new Set(elements);
    for (const marked of this.#cell.querySelectorAll(`${part} [${lineMark}]`)) {
      if (!wanted.has(marked)) marked.removeAttribute(lineMark);
    }
    for (const element of wanted) element?.setAttribute(lineMark, '');
  }
}
