import { highlighterFor } from './highlighter.ts';
import type { Grammar } from './language-of.ts';
import { linesOf } from './lines.ts';
import type { Span } from './mark.ts';

/** The lines of a file, each as spans. A file that ends in a newline has no empty line after it. Without a grammar all is plain. */
export async function highlight(
  code: string,
  grammar: Grammar | undefined,
): Promise<readonly (readonly Span[])[]> {
  if (!grammar) return linesOf(code).map((text) => [{ text, role: 'plain' }]);
  const highlighter = await highlighterFor(grammar);
  let state = highlighter.initial;
  return linesOf(code).map((text) => {
    const line = highlighter.line(text, state);
    state = line.state;
    return line.spans;
  });
}

export { linesOf } from './lines.ts';
