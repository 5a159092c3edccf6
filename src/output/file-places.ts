/** A place in one of the reader's files, and where in the text it is named. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

// A program can print a line of any length, so neither pattern may look at a character more than a few times: each
// begins with a fixed text, and what stands before it is read backwards, no further than the match before.

/** CPython's tracebacks: File "/home/reader/main.py", line 3 */
const traceback = /File "([^"]+)", line (\d{1,9})/g;
/** The end of what warnings, asyncio and Node's stacks write: /home/reader/main.py:3, file:///home/reader/main.mjs:3:9 */
const ending = /\.(?:py|[cm]?js):(\d{1,9})(?::\d{1,9})?/g;
const pathCharacter = /[\w./@+~-]/;
const scheme = 'file://';
/** The longest line, in characters, in which a place is looked for: a longer one is data, and gets no links. */
export const longestLinked = 4000;

/** The first place in one of `files` that a line names. */
export function placeIn(text: string, files: readonly string[]): Place | undefined {
  if (text.length > longestLinked) return undefined;
  // Nearly every line: it has nothing that either pattern could match.
  if (!text.includes(', line ') && !text.includes('.py:') && !text.includes('js:')) return undefined;
  for (const { 0: all, 1: path = '', 2: line, index } of text.matchAll(traceback)) {
    const file = ownFile(path, files);
    if (file !== undefined) return { file, line: Number(line), from: index, to: index + all.length };
  }
  let before = 0;
  for (const { 0: all, 1: line, index } of text.matchAll(ending)) {
    const to = index + all.length;
    let from = index;
    while (from > before && pathCharacter.test(text[from - 1] ?? '')) from -= 1;
    if (text.endsWith('file:', from) && text.startsWith('//', from)) from -= 'file:'.length;
    before = to;
    const path = text.slice(from, index) + all.slice(0, all.indexOf(':'));
    const file = ownFile(path, files);
    if (file !== undefined) return { file, line: Number(line), from, to };
  }
  return undefined;
}

/** Which of the reader's files a path means; none for a library that happens to use the same name. */
export function ownFile(path: string, files: readonly string[]): string | undefined {
  if (/\/lib\/|\/node_modules\/|\.zip\/|^node:/.test(path)) return undefined;
  const plain = (path.startsWith(scheme) ? path.slice(scheme.length) : path).replace(/\?.*$/, '');
  return files
    .filter((file) => plain === file || plain.endsWith(`/${file}`))
    .sort((a, b) => b.length - a.length)[0];
}
