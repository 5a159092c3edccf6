import type { Stream } from '../../runtime/stream.ts';
import { visible } from '../../characters/visible.ts';
import type { Piece } from '../../output/line-reader.ts';
import { duration } from '../../output/outcome-words.ts';
import { styleClasses, type TextStyle } from '../../output/text-style.ts';
import { framesInWords, type LineNote, TracebackReader } from '../../output/traceback.ts';

/** Lines in one block at most: what the browser may skip as a whole when it is out of sight. */
const linesPerChunk = 400;
/** A block on the page with this many lines is left as it is: later lines come to the page in a block of their own. */
const enoughOnPage = 50;
/** Characters in one part of a line: the layout of a longer run of text would be felt. */
const lineLimit = 4000;
/** The same where marks are heaped on one character: browsers take the square of their number to draw them. */
const heapLimit = 250;
const heapOfMarks = /\p{M}{100}/u;

const blank = document.createElement('div');
blank.className = 'out';

interface OpenLine {
  readonly element: HTMLElement;
  /** What text is added to: the line, or the last of its parts. */
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
  #chunk: HTMLElement | undefined;
  #inChunk = 0;
  #fold: Fold | undefined;
  /** Folds whose words are written with the next flush: a recursion has tens of thousands of frames. */
  readonly #foldsChanged = new Set<Fold>();
  /** What the block holds while its lines are plain text, and nothing when they are elements. */
  #plain: Piece[] | undefined;
  readonly #plainBlocks: PlainBlock[] = [];
  /** Blocks made since the last flush: the page is touched, and its observers are told, once a frame. */
  readonly #pending = document.createDocumentFragment();
  /** An empty line of the stream and time that came last: in a flood the next one has them too. */
  #template: { readonly element: HTMLElement; readonly stream: Stream; readonly at: number } | undefined;

  constructor(list: HTMLElement, cell: string, files: readonly string[]) {
    this.#list = list;
    this.#cell = cell;
    this.#files = files;
  }

  /**
   * `inFlood` leaves a whole line without an element until {@link makeElements}: text of many lines is laid out in a
   * fraction of the time.
   */
  write(piece: Piece, inFlood = false): void {
    const open = piece.continues ? this.#open.get(piece.stream) : undefined;
    let current = open;
    if (!current) {
      const reader = this.#tracebacks.get(piece.stream) ?? new TracebackReader(this.#files);
      this.#tracebacks.set(piece.stream, reader);
      // A line that is still being written is judged by what there is of it.
      const note = reader.read(piece.text);
      if (inFlood && note.kind === 'text' && isPlain(piece, note)) {
        this.#fold = undefined;
        this.#block(true);
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
    if (this.#inChunk >= enoughOnPage || this.#plain) this.#endChunk();
    if (this.#pending.hasChildNodes()) this.#list.append(this.#pending);
  }

  /** Gives the lines of one block that are plain text an element each, the newest block first; false if there is none. */
  makeElements(): boolean {
    const block = this.#plainBlocks.pop();
    if (!block) return false;
    const lines = document.createDocumentFragment();
    for (const { stream, at, text } of block.pieces) {
      const line = this.#empty(stream, Math.round(at));
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
      const limit = heapOfMarks.test(text) ? heapLimit : lineLimit;
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
    const element = this.#empty(stream, Math.round(at));
    if (note.kind !== 'text') element.setAttribute('data-note', note.kind);
    if (note.place && !styled && text.length < lineLimit) {
      const { file, line, from, to } = note.place;
      const link = document.createElement('a');
      link.href = `#${this.#cell}:L${line}`;
      link.dataset['file'] = file;
      link.dataset['line'] = String(line);
      link.textContent = visible(text.slice(from, to));
      element.append(visible(text.slice(0, from)), link, visible(text.slice(to)));
    }
    this.#place(element, note);
    return element;
  }

  /** A clone, which shares its attributes: this is done a hundred thousand times in a second. */
  #empty(stream: Stream, at: number): HTMLElement {
    if (this.#template?.stream !== stream || this.#template.at !== at) {
      const element = blank.cloneNode() as HTMLElement;
      element.setAttribute('data-stream', stream);
      element.setAttribute('data-at', String(at));
      element.setAttribute('data-time', duration(at));
      this.#template = { element, stream, at };
    }
    return this.#template.element.cloneNode() as HTMLElement;
  }

  #place(element: HTMLElement, note: LineNote): void {
    if (note.kind !== 'foreign') {
      this.#fold = undefined;
      this.#block().append(element);
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
    this.#block().append(element);
    return { element, summary, frames: [] };
  }

  /** The block for one more line. */
  #block(plain = false): HTMLElement {
    if (this.#inChunk >= linesPerChunk || (this.#plain !== undefined) !== plain) this.#endChunk();
    this.#inChunk += 1;
    if (!this.#chunk) {
      this.#chunk = document.createElement('div');
      this.#chunk.className = 'out-chunk';
      this.#pending.append(this.#chunk);
      if (plain) this.#plain = [];
    }
    return this.#chunk;
  }

  #endChunk(): void {
    this.#chunk?.style.setProperty('--lines', String(this.#inChunk));
    if (this.#chunk && this.#plain) {
      this.#chunk.dataset['plain'] = '';
      this.#chunk.textContent = this.#plain.map(({ text }) => `${visible(text)}\n`).join('');
      this.#plainBlocks.push({ element: this.#chunk, pieces: this.#plain });
    }
    this.#plain = undefined;
    this.#chunk = undefined;
    this.#inChunk = 0;
  }
}

/** Nothing about the line needs an element of its own. */
function isPlain({ ended, styled, text }: Piece, { place }: LineNote): boolean {
  return ended && !styled && !place && text.length < lineLimit;
}

function drawStyled(text: string, style: TextStyle): HTMLElement {
  const element = document.createElement('span');
  element.className = styleClasses(style);
  element.textContent = text;
  return element;
}
