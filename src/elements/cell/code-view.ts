import type { Editor } from '../editor/editor.ts';
import { LatePiece } from '../late/late-piece.ts';
import type { Files } from './cell-events.ts';
import { drawCode } from './draw-code.ts';

const editorPiece = new LatePiece('createEditor', () => import('../editor/editor.ts'));

/** From here on the numbers of lines need more room than the gutter has. */
const manyLines = 10_000;

/** Lines that one link marks at most: an address may ask for a million. */
const mostMarked = 5000;

interface Options {
  readonly root: HTMLElement;
  readonly cell: string;
  readonly entry: string;
  readonly files: Files;
  /** The reader changed a file. */
  readonly changed: (files: Files) => void;
  /** Starts editing where the reader clicked. */
  readonly edit: (at: { readonly x: number; readonly y: number }) => Promise<void>;
  readonly signal: AbortSignal;
}

/** The code of a cell: lines to read, or an editor in their place, over the same files. */
export class CodeView {
  readonly #options: Options;
  #files: Files;
  #editor: Editor | undefined;
  #opening: Promise<void> | undefined;
  #shown: string;
  #traced: { readonly path: string; readonly line: number } | undefined;

  constructor(options: Options) {
    this.#options = options;
    this.#files = options.files;
    this.#shown = options.entry;
    this.#fitNumbers();
    const { root, signal } = options;
    root.addEventListener('click', (event) => void this.#clicked(event), { signal });
    // Not by CSS: `:has(.cm-focused)` would be asked again for each line that a program prints.
    const typing = (on: boolean): void => void root.closest('.cell')?.toggleAttribute('data-typing', on);
    root.addEventListener('focusin', ({ target }) => typing((target as Element).matches('.cm-content')), {
      signal,
    });
    root.addEventListener('focusout', () => typing(false), { signal });
  }

  get files(): Files {
    return this.#files;
  }

  /** Shows other text, in the editor or as lines, whichever is open. */
  set files(files: Files) {
    const before = this.#files;
    this.#files = files;
    this.#fitNumbers();
    if (this.#traced && files[this.#traced.path] !== before[this.#traced.path]) this.#traced = undefined;
    if (this.#editor) this.#editor.setFiles(files);
    else for (const path of Object.keys(files)) if (files[path] !== before[path]) void this.#draw(path);
  }

  #fitNumbers(): void {
    // A line has a character at least: of nearly all texts that is all that has to be known.
    const many = Object.values(this.#files).some(
      (text) => text.length >= manyLines && countLines(text) >= manyLines,
    );
    this.#options.root.toggleAttribute('data-many-lines', many);
  }

  get editing(): boolean {
    return this.#editor !== undefined;
  }

  /** The file in sight. */
  get shown(): string {
    return this.#shown;
  }

  /** Brings a file into sight. */
  show(path: string): void {
    if (!(path in this.#files)) return;
    this.#shown = path;
    for (const file of this.#panels()) file.toggleAttribute('data-active', file.dataset['file'] === path);
    this.#editor?.show(path);
  }

  /** Puts the editor in the place of the lines, loading its code on first use. */
  edit(at?: { readonly x: number; readonly y: number }): Promise<void> {
    if (this.#editor) {
      this.#editor.focus();
      return Promise.resolve();
    }
    this.#opening ??= this.#open(at).finally(() => (this.#opening = undefined));
    return this.#opening;
  }

  /** Marks lines of the entry, both ends included, and brings them into sight; without any takes the marks away. */
  showLines(lines: { readonly from: number; readonly to: number } | undefined): void {
    const { entry } = this.#options;
    const numbers = lines ? Array.from({ length: lines.to - lines.from + 1 }, (_, n) => lines.from + n) : [];
    this.#mark(numbers.slice(0, mostMarked), entry);
    if (!lines) return;
    if (this.#editor) this.#editor.scrollTo(lines.from);
    const shown = this.#panel(entry);
    const first = this.#editor ? shown : shown && (drawnLines(shown, [lines.from])[0] ?? shown);
    const fits = numbers.length * (shown?.querySelector('.line')?.clientHeight ?? 0) < innerHeight / 2;
    first?.scrollIntoView({ block: fits ? 'center' : 'start', inline: 'nearest' });
  }

  #mark(lines: readonly number[], path: string): void {
    if (this.#editor) this.#editor.mark(path, lines);
    else {
      const panel = this.#panel(path);
      if (panel) markLines(panel, 'data-marked', lines);
    }
  }

  /** Shows the one line that a timeline points at, or none, until the text changes. */
  trace(line: number | undefined, path = this.#options.entry): void {
    this.#traced = line === undefined ? undefined : { path, line };
    this.#showTraced();
  }

  /** Goes to a line: the caret in the editor, a mark for a moment in the lines. */
  goTo(path: string, line: number): void {
    this.show(path);
    if (this.#editor) {
      this.#editor.goTo(line);
      return;
    }
    const panel = this.#panel(path);
    const target = panel && drawnLines(panel, [line])[0];
    if (!target) return;
    this.#mark([line], path);
    target.scrollIntoView({ block: 'center', inline: 'nearest' });
    target.closest<HTMLElement>('.code')?.focus({ preventScroll: true });
  }

  async #open(at?: { readonly x: number; readonly y: number }): Promise<void> {
    const createEditor = await editorPiece.get();
    const { changed } = this.#options;
    const files = this.#files;
    const editor = await createEditor({
      hosts: new Map([...this.#panels()].map((panel) => [panel.dataset['file'] ?? '', panel])),
      files,
      shown: this.#shown,
      changed: (files) => {
        this.#files = files;
        changed(files);
      },
      ...(at ? { at } : {}),
    });
    this.#editor = editor;
    // A link or Reset has put other text here while its highlighter loaded.
    if (this.#files !== files) editor.setFiles(this.#files);
    this.#showTraced();
  }

  /**
   * A click into the code starts editing there, as in any editor; selecting text with the mouse does not, so that it
   * can be copied, and a tap does not, because it would call up the keyboard over what is being read.
   */
  async #clicked(event: MouseEvent): Promise<void> {
    if (this.#editor || event.defaultPrevented || !(event.target instanceof Element)) return;
    if (!event.target.closest('.code') || event.target.closest('a, button')) return;
    if (event instanceof PointerEvent && event.pointerType !== 'mouse') return;
    if (event.shiftKey || event.altKey || event.detail > 1 || !(getSelection()?.isCollapsed ?? true)) return;
    await this.#options.edit({ x: event.clientX, y: event.clientY });
  }

  async #draw(path: string): Promise<void> {
    const code = this.#panel(path)?.querySelector<HTMLElement>('.code > code');
    if (!code) return;
    const text = this.#files[path] ?? '';
    const { cell, entry } = this.#options;
    const address = path === entry ? cell : undefined;
    const lines = await drawCode(text, path, address);
    // A later text may have been ready earlier.
    if (this.#files[path] === text) {
      code.replaceChildren(lines);
      code.style.setProperty('--lines', String(countLines(text)));
    }
    this.#showTraced();
  }

  #showTraced(): void {
    for (const panel of this.#panels()) {
      const path = panel.dataset['file'] ?? '';
      const line = this.#traced?.path === path ? this.#traced.line : undefined;
      if (this.#editor) this.#editor.trace(path, line);
      else markLines(panel, 'data-traced', line === undefined ? [] : [line]);
    }
  }

  #panels(): NodeListOf<HTMLElement> {
    return this.#options.root.querySelectorAll<HTMLElement>('.cell-file');
  }

  #panel(path: string): HTMLElement | undefined {
    return [...this.#panels()].find((panel) => panel.dataset['file'] === path);
  }
}

/** The lines that a reader counts: a last newline ends a line and begins none. */
function countLines(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

/**
 * Those lines of a file that have these numbers, counted from 1. Of a long file the parts that have them draw their lines
 * now, if they have not yet: `line-blocks.ts`, which is loaded with such files, listens.
 */
function drawnLines(panel: HTMLElement, numbers: readonly number[]): HTMLElement[] {
  const blocks = [...panel.querySelectorAll<HTMLElement>('.line-block')];
  return (blocks.length > 0 ? blocks : [panel]).flatMap((part) => {
    const before = Number(part.style.getPropertyValue('--before'));
    const last = before + Number(part.style.getPropertyValue('--lines') || Infinity);
    const inPart = numbers.filter((number) => number > before && number <= last);
    if (inPart.length === 0) return [];
    part.dispatchEvent(new Event('lines-wanted'));
    const lines = part.querySelectorAll<HTMLElement>('.line');
    return inPart.flatMap((number) => lines[number - before - 1] ?? []);
  });
}

/** Marks these lines to read, and no others. */
function markLines(panel: HTMLElement, mark: string, numbers: readonly number[]): void {
  const wanted = new Set(drawnLines(panel, numbers));
  for (const line of panel.querySelectorAll<HTMLElement>(`.line[${mark}]`))
    if (!wanted.has(line)) line.removeAttribute(mark);
  for (const line of wanted) line.setAttribute(mark, '');
}
