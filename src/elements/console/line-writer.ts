import type { Stream } from '../../runtime/stream.ts';
import { visible } from '../../characters/visible.ts';
import type { Piece } from '../../output/line-reader.ts';
import { base } from '../addresses/site-address.ts';
import { duration } from '../../output/outcome-words.ts';
import { styleClasses, type TextStyle } from '../../output/text-style.ts';
import { framesInWords, type LineNote, TracebackReader } from '../../output/traceback.ts';

/** Lines in one block at most: what the browser may skip as a whole when it is out of sight. */
const linesPerBlock = 400;
/** A block that has reached the page with this many lines is closed: what comes later begins a new one. */
const linesToClose = 50;
/** A longer line is cut into parts of so many characters: laying out more of them at once holds up the page. */
const partLimit = 4000;
/** The same where many marks combine with one character: the time to draw them grows with the square of their number. */
const partLimitWithMarks = 250;
const manyMarks = /\p{M}{100}/u;

const blank = document.createElement('div');
blank.className = 'out';

interface OpenLine {
  readonly element: HTMLElement;
  /** Where text is appended: the line itself, or its last part. */
  part: HTMLElement;
  /** Characters in the part. */
  length: number;
}

interface PlainBlock {
  readonly element: HTMLElement;
  readonly pieces: readonly Piece[];
}

interface Fold {
  readonly element: HTMLDetailsElement;
  readonly summary: HTMLElement;
  readonly frames: string[];
}

/** Turns pieces of output into elements: one a line, in blocks, frames of libraries folded away. */
export class LineWriter {
  readonly #list: HTMLElement;
  readonly #cell: string;
  readonly #files: readonly string[];
  readonly #tracebacks = new Map<Stream, TracebackReader>();
  readonly #open = new Map<Stream, OpenLine>();
  #block: HTMLElement | undefined;
  #inBlock = 0;
  #fold: Fold | undefined;
  /** Folds whose summary is written at the next flush: a recursion has tens of thousands of frames. */
  readonly #foldsChanged = new Set<Fold>();
  /** The pieces of the open block, where its lines are plain text and not elements. */
  #plain: Piece[] | undefined;
  readonly #plainBlocks: PlainBlock[] = [];
  /** Blocks made since the last flush, which adds them all at once: observers of the page are called once. */
  readonly #pending = document.createDocumentFragment();
  /** The empty line that was made last: in a flood the next one has the same stream and time. */
  #template: { readonly element: HTMLElement; readonly stream: Stream; readonly at: number } | undefined;

  constructor(list: HTMLElement, cell: string, files: readonly string[]) {
    this.#list = list;
    this.#cell = cell;
    this.#files = files;
  }

  /**
   * Adds a piece of output; {@link flush} shows it. With `inFlood`, a whole plain line gets no element until
   * {@link makeElements}: the browser lays out one text of many lines in a fraction of the time.
   */
  write(piece: Piece, inFlood = false): void {
    const open = piece.continues ? this.#open.get(piece.stream) : undefined;
    let current = open;
    if (!current) {
      const reader = this.#tracebacks.get(piece.stream) ?? new TracebackReader(this.#files);
      this.#tracebacks.set(piece.stream, reader);
      // A line that is still being written is judged by its beginning.
      const note = reader.read(piece.text);
      if (inFlood && note.kind === 'text' && isPlain(piece, note)) {
        this.#fold = undefined;
        this.#openBlock(true);
        this.#plain?.push(piece);
        return;
      }
      const element = this.#line(piece, note);
      current = { element, part: element, length: 0 };
      this.#open.set(piece.stream, current);
    } else if (piece.replaces) {
      current.element.replaceChildren();
      current.part = current.element;
      current.length = 0;
    }
    if (open || !current.element.hasChildNodes()) this.#grow(piece, current);
    if (piece.ended) this.#open.delete(piece.stream);
  }

  /** Puts on the page what was written since the last time. */
  flush(): void {
    for (const { summary, frames } of this.#foldsChanged) summary.textContent = framesInWords(frames);
    this.#foldsChanged.clear();
    if (this.#inBlock >= linesToClose || this.#plain) this.#endBlock();
    if (this.#pending.hasChildNodes()) this.#list.append(this.#pending);
  }

  /** Gives the lines of one block that are plain text an element each, the newest block first; false if there is none. */
  makeElements(): boolean {
    const block = this.#plainBlocks.pop();
    if (!block) return false;
    const lines = document.createDocumentFragment();
    for (const { stream, at, text } of block.pieces) {
      const line = this.#emptyLine(stream, Math.round(at));
      line.append(visible(text));
      lines.append(line);
    }
    block.element.replaceChildren(lines);
    delete block.element.dataset['plain'];
    return true;
  }

  #grow(piece: Piece, line: OpenLine): void {
    for (const { text: raw, style } of piece.styled ?? [{ text: piece.text }]) {
      const text = visible(raw);
      const limit = manyMarks.test(text) ? partLimitWithMarks : partLimit;
      let from = 0;
      while (from < text.length) {
        if (line.length >= limit) {
          line.part = document.createElement('span');
          line.part.className = 'out-part';
          line.element.append(line.part);
          line.length = 0;
        }
        const some = text.slice(from, from + limit - line.length);
        line.part.append(style ? drawStyled(some, style) : some);
        line.length += some.length;
        from += some.length;
      }
    }
  }

  #line({ stream, text, styled, at }: Piece, note: LineNote): HTMLElement {
    const element = this.#emptyLine(stream, Math.round(at));
    if (note.kind !== 'text') element.setAttribute('data-note', note.kind);
    const target = note.place ?? note.page;
    if (target && !styled && text.length < partLimit) {
      const { from, to } = target;
      const link = document.createElement('a');
      if ('path' in target) link.href = base + target.path;
      else {
        link.href = `#${this.#cell}:L${target.line}`;
        link.dataset['file'] = target.file;
        link.dataset['line'] = String(target.line);
      }
      link.textContent = visible(text.slice(from, to));
      element.append(visible(text.slice(0, from)), link, visible(text.slice(to)));
    }
    this.#append(element, note);
    return element;
  }

  /** A line without text. Cloned, which is faster than setting attributes: a flood has a hundred thousand lines. */
  #emptyLine(stream: Stream, at: number): HTMLElement {
    if (this.#template?.stream !== stream || this.#template.at !== at) {
      const element = blank.cloneNode() as HTMLElement;
      element.setAttribute('data-stream', stream);
      element.setAttribute('data-at', String(at));
      element.setAttribute('data-time', duration(at));
      this.#template = { element, stream, at };
    }
    return this.#template.element.cloneNode() as HTMLElement;
  }

  #append(element: HTMLElement, note: LineNote): void {
    if (note.kind !== 'foreign') {
      this.#fold = undefined;
      this.#openBlock().append(element);
      return;
    }
    this.#fold ??= this.#newFold();
    if (note.frameOf !== undefined) this.#fold.frames.push(note.frameOf);
    this.#foldsChanged.add(this.#fold);
    this.#fold.element.append(element);
  }

  #newFold(): Fold {
    const element = document.createElement('details');
    element.className = 'frames';
    const summary = document.createElement('summary');
    element.append(summary);
    this.#openBlock().append(element);
    return { element, summary, frames: [] };
  }

  /** The block for one more line. */
  #openBlock(plain = false): HTMLElement {
    if (this.#inBlock >= linesPerBlock || (this.#plain !== undefined) !== plain) this.#endBlock();
    this.#inBlock += 1;
    if (!this.#block) {
      this.#block = document.createElement('div');
      this.#block.className = 'out-block';
      this.#pending.append(this.#block);
      if (plain) this.#plain = [];
    }
    return this.#block;
  }

  #endBlock(): void {
    this.#block?.style.setProperty('--lines', String(this.#inBlock));
    if (this.#block && this.#plain) {
      this.#block.dataset['plain'] = '';
      this.#block.textContent = this.#plain.map(({ text }) => `${visible(text)}\n`).join('');
      this.#plainBlocks.push({ element: this.#block, pieces: this.#plain });
    }
    this.#plain = undefined;
    this.#block = undefined;
    this.#inBlock = 0;
  }
}

/** Nothing about the line needs an element of its own. */
function isPlain({ ended, styled, text }: Piece, { place, page }: LineNote): boolean {
  return ended && !styled && !place && !page && text.length < partLimit;
}

function drawStyled(text: string, style: TextStyle): HTMLElement {
  const element = document.createElement('span');
  element.className = styleClasses(style);
  element.textContent = text;
  return element;
}
