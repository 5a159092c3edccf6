/** A place in one of the reader's files, and where in the text it is named. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

const patterns = [
  // CPython's tracebacks: File "/home/reader/main.py", line 3
  /File "(?<path>[^"]+)", line (?<line>\d+)/d,
  // Warnings, asyncio's "defined at", Node's stacks: /home/reader/main.py:3, file:///home/reader/main.mjs:3:9
  /(?<path>(?:file:\/\/)?[\w./@+~-]+\.(?:py|m?js|cjs)):(?<line>\d+)(?::\d+)?/d,
];

/** The first place in one of `files` that a line names. */
export function placeIn(text: string, files: readonly string[]): Place | undefined {
  // Nearly every line: it has nothing that either pattern could match.
  if (!text.includes(', line ') && !text.includes('.py:') && !text.includes('js:')) return undefined;
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    const file = match?.groups?.['path'] === undefined ? undefined : ownFile(match.groups['path'], files);
    const span = match?.indices?.[0];
    if (match && file !== undefined && span)
      return { file, line: Number(match.groups?.['line']), from: span[0], to: span[1] };
  }
  return undefined;
}

/** Which of the reader's files a path means; none for a library that happens to use the same name. */
export function ownFile(path: string, files: readonly string[]): string | undefined {
  if (/\/lib\/|\/node_modules\/|\.zip\/|^node:/.test(path)) return undefined;
  const plain = path.replace(/^file:\/\//, '').replace(/\?.*$/, '');
  return files
    .filter((file) => plain === file || plain.endsWith(`/${file}`))
    .sort((a, b) => b.length - a.length)[0];
}
