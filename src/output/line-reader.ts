import type { RecordedLine } from '../examples/example.ts';
import type { Stream } from '../runtime/stream.ts';
import { TerminalLine } from './terminal-line.ts';
import type { StyledText, TextStyle } from './text-style.ts';

/** A piece of one line of output, as a terminal shows it: what a program wrote to move the cursor or to color is gone. */
export interface Piece {
  readonly stream: Stream;
  /** Without its line end; not yet made visible. */
  readonly text: string;
  /** The same text in its styles, if it has any. */
  readonly styled?: readonly StyledText[];
  readonly at: number;
  /** Goes on where this stream's line was left. */
  readonly continues: boolean;
  /** It takes the place of what the line held. */
  readonly replaces: boolean;
  /** The line is over. */
  readonly ended: boolean;
}

interface Open {
  begun: boolean;
  /** What may go on in the next chunk: a `\r` that may end the line, the beginning of a sequence. */
  held: string;
  /** What the line holds, as long as it is only added to. */
  text: string;
  style: TextStyle | undefined;
  line: TerminalLine | undefined;
}

// eslint-disable-next-line no-control-regex -- they are what is looked for
const special = /[\u001b\b\r]/;

/** Cuts streams into lines, whatever the size of the chunks. Each stream has its own open line, and its own style. */
export class LineReader {
  readonly #open = new Map<Stream, Open>();

  read(stream: Stream, chunk: string, at: number): Piece[] {
    let open = this.#open.get(stream);
    if (!open) {
      open = { begun: false, held: '', text: '', style: undefined, line: undefined };
      this.#open.set(stream, open);
    }
    let text = open.held + chunk;
    open.held = unfinished(text);
    if (open.held !== '') text = text.slice(0, -open.held.length);
    const parts = text.split(/\r?\n/);
    // Asked of the whole chunk: asked of each of a flood's lines it takes as long as all the rest.
    const plain = !special.test(text);
    const pieces: Piece[] = [];
    for (let index = 0; index < parts.length; index += 1) {
      const ended = index < parts.length - 1;
      const part = parts[index] ?? '';
      if (part === '' && !ended) continue;
      const piece = { stream, text: part, at, continues: open.begun, replaces: false, ended };
      if (plain && !open.line && !open.style) {
        if (!ended) open.text += part;
        pieces.push(piece);
        open.begun = !ended;
      } else {
        const written = write(open, part);
        if (written.text !== '' || written.replaces || ended) {
          pieces.push({ ...piece, ...written });
          open.begun = !ended;
        }
      }
      if (ended) {
        if (open.line) open.style = open.line.style;
        open.text = '';
        open.line = undefined;
      }
    }
    return pieces;
  }
}

function write(open: Open, part: string): Pick<Piece, 'text' | 'styled' | 'replaces'> {
  if (!open.line && !open.style && !special.test(part)) {
    open.text += part;
    return { text: part, replaces: false };
  }
  open.line ??= new TerminalLine(open.text, open.style);
  const { text, styled, whole } = open.line.write(part);
  return { text, replaces: whole, ...(styled.some(({ style }) => style) ? { styled } : {}) };
}

/** Characters of a sequence that is waited for; more is none. */
const longestSequence = 2048;

/** What a chunk ends with and does not end: a `\r`, half a character, a sequence. */
function unfinished(text: string): string {
  const last = text.at(-1) ?? '';
  if (last === '\r' || (last >= '\ud800' && last <= '\udbff')) return last;
  const begin = text.lastIndexOf('\u001b');
  if (begin < 0 || text.length - begin > longestSequence) return '';
  const tail = text.slice(begin);
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  return /^\u001b(?:\[[0-?]*[ -/]*|\][^\u0007\n]*|[PX^_][^\n]*|[ -/]*)$/.test(tail) ? tail : '';
}

/** Lines made of pieces, in the order in which they began. */
export class ShownLines {
  readonly lines: { stream: Stream; text: string; at: number }[] = [];
  readonly #open = new Map<Stream, { text: string }>();

  add(piece: Piece): void {
    const open = piece.continues ? this.#open.get(piece.stream) : undefined;
    const text = piece.text + (piece.ended ? '\n' : '');
    if (open) open.text = piece.replaces ? text : open.text + text;
    else {
      const line = { stream: piece.stream, text, at: piece.at };
      this.lines.push(line);
      this.#open.set(piece.stream, line);
    }
    if (piece.ended) this.#open.delete(piece.stream);
  }
}

/** Output as a terminal shows it, as plain text: for whoever compares it, copies it or saves it. */
export function shownLines(output: readonly RecordedLine[]): readonly RecordedLine[] {
  const reader = new LineReader();
  const shown = new ShownLines();
  for (const { stream, text, at } of output)
    for (const piece of reader.read(stream, text, at)) shown.add(piece);
  return shown.lines;
}
