import { highlighterFor } from './highlighter.ts';
import type { Span } from './mark.ts';

/** The lines of a file, each as spans. A file that ends in a newline has no empty line after it. */
export async function highlight(
  code: string,
  language: 'python' | 'javascript',
): Promise<readonly (readonly Span[])[]> {
  const highlighter = await highlighterFor(language);
  let state = highlighter.initial;
  return linesOf(code).map((text) => {
    const line = highlighter.line(text, state);
    state = line.state;
    return line.spans;
  });
}

/** The lines that a reader counts: a last newline ends a line and begins none. */
export function linesOf(code: string): string[] {
  const lines = code.split(/\r\n?|\n/);
  if (lines.length > 1 && lines.at(-1) === '') lines.pop();
  return lines;
}
