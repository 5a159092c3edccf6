import type { Language } from '../../runtime/runtime.ts';
import type { CodeCell } from '../cell/code-cell.ts';

/** How a program of each language gets at it. */
const notes = {
  python: 'input() reads it, a line at a time.',
  javascript: 'for await (const text of process.stdin) reads it.',
} as const satisfies Record<Language, string>;

/** What the reader's program reads from standard input: a box that stands in the cell, folded away until it is wanted. */
export class InputBox {
  readonly #box: HTMLDetailsElement;
  readonly #field: HTMLTextAreaElement;
  readonly #length: HTMLElement;
  readonly #note: HTMLElement;
  #cell: CodeCell | undefined;

  /** `changed` is called when the reader types. */
  constructor(box: HTMLDetailsElement, changed: () => void, signal: AbortSignal) {
    this.#box = box;
    this.#field = box.querySelector('textarea')!;
    this.#length = box.querySelector<HTMLElement>('.play-input-length')!;
    this.#note = box.querySelector<HTMLElement>('.play-input-note')!;
    this.#field.addEventListener(
      'input',
      () => {
        this.#hand();
        changed();
      },
      { signal },
    );
  }

  get text(): string {
    return this.#field.value;
  }

  /** Fills it for another program, and unfolds it if there is something in it. */
  fill(text: string): void {
    this.#field.value = text;
    this.#box.open = text !== '';
    this.#hand();
  }

  /** Moves into a cell, between its code and its output; what is in the box is what that cell's program reads. */
  moveTo(cell: CodeCell, language: Language): void {
    this.#cell = cell;
    this.#note.textContent = notes[language];
    this.#box.hidden = false;
    cell.querySelector('.cell-changes')!.after(this.#box);
    this.#hand();
  }

  #hand(): void {
    const { text } = this;
    if (this.#cell) this.#cell.stdin = text === '' ? undefined : text;
    const lines = text.replace(/\n$/, '').split('\n').length;
    this.#length.textContent = text === '' ? '' : lines === 1 ? ' · 1 line' : ` · ${lines} lines`;
  }
}
