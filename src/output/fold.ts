import type { Stream } from '../runtime/stream.ts';
import { LineReader } from './line-reader.ts';
import type { StyledText } from './text-style.ts';
import { type LineNote, TracebackReader } from './traceback.ts';

/** A finished line with what is known about it. */
export interface NotedLine {
  readonly stream: Stream;
  readonly at: number;
  readonly text: string;
  /** The same text in its styles, if it has any. */
  readonly styled?: readonly StyledText[];
  readonly note: LineNote;
}

/** A line to show, or frames that are not the reader's and start folded. */
export type Block = NotedLine | { readonly frames: readonly string[]; readonly lines: readonly NotedLine[] };

/** Recorded output as the page first shows it; the console does the same to lines that are still arriving. */
export function fold(
  output: readonly { readonly stream: Stream; readonly text: string; readonly at: number }[],
  files: readonly string[],
): Block[] {
  const blocks: Block[] = [];
  const readers = new Map<Stream, TracebackReader>();
  const lines = new LineReader();
  const pieces = output.flatMap(({ stream, text, at }) => lines.read(stream, text, at));
  for (const { stream, at, text, styled } of pieces) {
    const reader = readers.get(stream) ?? new TracebackReader(files);
    readers.set(stream, reader);
    const note = reader.read(text);
    const line = { stream, at, text, note, ...(styled ? { styled } : {}) };
    const last = blocks.at(-1);
    if (line.note.kind !== 'foreign') blocks.push(line);
    else {
      const frames = line.note.frameOf === undefined ? [] : [line.note.frameOf];
      if (last && 'frames' in last) {
        blocks[blocks.length - 1] = { frames: [...last.frames, ...frames], lines: [...last.lines, line] };
      } else blocks.push({ frames, lines: [line] });
    }
  }
  return blocks;
}
