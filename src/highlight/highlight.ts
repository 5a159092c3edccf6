import { highlighterFor } from './highlighter.ts';
import type { Grammar } from './language-of.ts';
import { linesOf } from './lines.ts';
import type { Span } from './mark.ts';

/**
 * The lines of a file, each as spans. A file that ends in a newline has no empty line after it. Without a grammar all is
 * plain, and so are the lines for which `milliseconds` did not suffice: the page is not held up by what a link brings.
 */
export async function highlight(
  code: string,
  grammar: Grammar | undefined,
  milliseconds = Number.POSITIVE_INFINITY,
): Promise<readonly (readonly Span[])[]> {
  if (!grammar) return linesOf(code).map((text) => [{ text, role: 'plain' }]);
  const highlighter = await highlighterFor(grammar);
  const until = performance.now() + milliseconds;
  let state = highlighter.initial;
  return linesOf(code).map((text) => {
    if (performance.now() > until) return [{ text, role: 'plain' }];
    const line = highlighter.line(text, state);
    state = line.state;
    return line.spans;
  });
}

export { linesOf } from './lines.ts';
