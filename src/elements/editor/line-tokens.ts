import type { ChangeSet, Text } from '@codemirror/state';
import type { LineHighlighter, LineState } from '../../highlight/highlighter.ts';
import type { Span } from '../../highlight/mark.ts';

/** Milliseconds of reading at a time, so that typing never waits for colors. */
const budget = 20;

/**
 * Milliseconds that long lines may take in all before the rest of a text stays plain: a program has few of them. What
 * short lines take is not counted: on a slow device it is much, and ends.
 */
const mostForLongLines = 1000;
const long = 120;

interface ReadLine {
  readonly text: string;
  readonly before: LineState;
  readonly spans: readonly Span[];
  readonly after: LineState;
}

/** The tokens of a document, read line by line from the top and kept until something above them changes. */
export class LineTokens {
  readonly #highlighter: LineHighlighter;
  #lines: (ReadLine | undefined)[] = [];
  #spentOnLong = 0;

  constructor(highlighter: LineHighlighter) {
    this.#highlighter = highlighter;
  }

  /** Lines that were replaced are forgotten, lines that moved move along. */
  changed(changes: ChangeSet, before: Text, after: Text): void {
    const edits: { at: number; gone: number; come: number }[] = [];
    changes.iterChangedRanges((fromA, toA, fromB, toB) => {
      const at = before.lineAt(fromA).number;
      const gone = before.lineAt(toA).number - at + 1;
      const come = after.lineAt(toB).number - after.lineAt(fromB).number + 1;
      edits.push({ at, gone, come });
    });
    // From the end, so that earlier places keep their meaning.
    for (const { at, gone, come } of edits.reverse()) {
      if (at - 1 >= this.#lines.length) continue;
      const rest = this.#lines.slice(at - 1 + gone);
      this.#lines = [...this.#lines.slice(0, at - 1), ...Array<undefined>(come).fill(undefined), ...rest];
    }
  }

  /** Reads up to a line, counted from 1; false when there was no time for all of it. */
  read(doc: Text, upTo: number, milliseconds = budget): boolean {
    const until = performance.now() + milliseconds;
    let state = this.#highlighter.initial;
    const lines = doc.iterLines(1, Math.min(upTo, doc.lines) + 1);
    for (let index = 0; index < upTo && index < doc.lines; index += 1) {
      const text = lines.next().value;
      const known = this.#lines[index];
      if (known?.text === text && known.before.equals(state)) {
        state = known.after;
        continue;
      }
      const begun = performance.now();
      if (begun > until) return false;
      if (this.#spentOnLong > mostForLongLines) return true;
      const { spans, state: after } = this.#highlighter.line(text, state);
      if (text.length > long) this.#spentOnLong += performance.now() - begun;
      this.#lines[index] = { text, before: state, spans, after };
      state = after;
    }
    return true;
  }

  /** The spans of a line that has been read. */
  line(number: number): readonly Span[] | undefined {
    return this.#lines[number - 1]?.spans;
  }
}
