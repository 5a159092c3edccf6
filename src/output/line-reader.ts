import type { Stream } from '../runtime/stream.ts';
import { withoutEscapes } from './control-characters.ts';

/** A piece of one line of output. */
export interface Piece {
  readonly stream: Stream;
  /** Without its line end; not yet made visible. */
  readonly text: string;
  readonly at: number;
  /** Goes on where this stream's line was left. */
  readonly continues: boolean;
  /** A carriage return came before it: it takes the place of what the line held. */
  readonly replaces: boolean;
  /** The line is over. */
  readonly ended: boolean;
}

interface Open {
  begun: boolean;
  /** A `\r` was the last character: whether it ends the line is known with the next one. */
  heldReturn: boolean;
}

/** Cuts streams into lines, whatever the size of the chunks. Each stream has its own open line. */
export class LineReader {
  readonly #open = new Map<Stream, Open>();

  read(stream: Stream, chunk: string, at: number): Piece[] {
    const open = this.#open.get(stream) ?? { begun: false, heldReturn: false };
    this.#open.set(stream, open);
    let text = open.heldReturn ? `\r${chunk}` : chunk;
    open.heldReturn = text.endsWith('\r');
    if (open.heldReturn) text = text.slice(0, -1);
    const parts = text.split(/\r?\n/);
    const pieces: Piece[] = [];
    parts.forEach((part, index) => {
      const ended = index < parts.length - 1;
      if (part === '' && !ended) return;
      const last = part.lastIndexOf('\r');
      const rest = last < 0 ? part : part.slice(last + 1);
      pieces.push({
        stream,
        text: stream === 'terminal' ? withoutEscapes(rest) : rest,
        at,
        continues: open.begun,
        replaces: last >= 0,
        ended,
      });
      open.begun = !ended;
    });
    return pieces;
  }
}
