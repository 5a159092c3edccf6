import type { RecordedLine } from '../examples/example.ts';
import type { OutputEvent } from '../runtime/runtime.ts';

/**
 * Joins what a run wrote into whole lines, in the order in which each line began. A line stands at the time of its
 * first character; the streams are kept apart, as a stderr line may arrive in the middle of a stdout one.
 */
export function toLines(events: Iterable<OutputEvent>): readonly RecordedLine[] {
  const lines: { stream: RecordedLine['stream']; text: string; at: number }[] = [];
  const open = new Map<RecordedLine['stream'], (typeof lines)[number]>();
  for (const { stream, text, at } of events) {
    for (const piece of text.split(/(?<=\n)/)) {
      if (piece === '') continue;
      let line = open.get(stream);
      if (line === undefined) {
        line = { stream, text: '', at };
        lines.push(line);
        open.set(stream, line);
      }
      line.text += piece;
      if (piece.endsWith('\n')) open.delete(stream);
    }
  }
  return lines;
}
