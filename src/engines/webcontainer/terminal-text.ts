import { rawChunkDecoder } from './raw-chunks.ts';

/** The mark before a program's first output: see start-mark.ts. */
// eslint-disable-next-line no-control-regex -- it is a control sequence that is looked for
const MARK = /\u001b\]node;([^\u0007]*)\u0007/;
const MARK_START = '\u001b]node;';

export interface TerminalText {
  /** Text that is ready to be shown. */
  chunk(raw: string): string;
  /** What was held back at the end of the stream. */
  rest(): string;
}

/**
 * Makes a program's terminal stream what a reader expects: characters whole, lines ended by `\n` alone, the folder that
 * the run was given shown as the reader's own, and the start mark taken out (`onStart` gets it).
 */
export function terminalText(
  folder: string,
  shownAs: string,
  onStart: (version: string) => void,
): TerminalText {
  const decode = rawChunkDecoder();
  let held = '';
  let started = false;

  function release(last: boolean): string {
    let text = held;
    // The first one is ours; the program may print more of them.
    const mark = started ? null : MARK.exec(text);
    if (mark) {
      started = true;
      onStart(mark[1] ?? '');
      text = text.replace(MARK, '');
    }
    text = text.replaceAll(folder, shownAs).replaceAll('\r\n', '\n');
    const keep = last ? 0 : unfinished(text, [folder, MARK_START, '\r\n']);
    held = text.slice(text.length - keep);
    return text.slice(0, text.length - keep);
  }

  return {
    chunk(raw) {
      held += decode(raw);
      return release(false);
    },
    rest() {
      held += decode('', true);
      return release(true);
    },
  };
}

/** How many code units at the end of `text` may be the beginning of one of the `needles`. */
function unfinished(text: string, needles: readonly string[]): number {
  const mark = text.lastIndexOf(MARK_START);
  if (mark >= 0 && text.length - mark < 64) return text.length - mark;
  let longest = 0;
  for (const needle of needles) {
    for (let size = Math.min(needle.length - 1, text.length); size > longest; size -= 1) {
      if (text.endsWith(needle.slice(0, size))) longest = size;
    }
  }
  return longest;
}
