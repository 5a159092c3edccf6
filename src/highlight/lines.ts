/** The lines that a reader counts: a last newline ends a line and begins none. */
export function linesOf(code: string): string[] {
  const lines = code.split(/\r\n?|\n/);
  if (lines.length > 1 && lines.at(-1) === '') lines.pop();
  return lines;
}

/** Text longer than this is shown without colors, on the page and in the editor alike. */
export const highlightLimit = 200_000;
