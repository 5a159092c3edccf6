import { highlighterFor } from './highlighter.ts';
import type { Grammar } from './language-of.ts';
import { linesOf } from './lines.ts';
import type { Span } from './mark.ts';

/** How long one part of the work may block the page, and how many parts there may be. */
export interface Slices {
  readonly milliseconds: number;
  readonly count: number;
}

/**
 * The lines of a file, each as spans. A file that ends in a newline has no empty line after it. Without a grammar all is
 * plain. With `slices`, other work of the page gets its turn after each of them, and the lines that are left after the
 * last one are plain: the page is not held up by what a link brings.
 */
export async function highlight(
  code: string,
  grammar: Grammar | undefined,
  slices: Slices = { milliseconds: Number.POSITIVE_INFINITY, count: 1 },
): Promise<readonly (readonly Span[])[]> {
  if (!grammar) return linesOf(code).map((text) => [{ text, role: 'plain' }]);
  const highlighter = await highlighterFor(grammar);
  const lines: (readonly Span[])[] = [];
  let left = slices.count;
  let until = performance.now() + slices.milliseconds;
  let state = highlighter.initial;
  for (const text of linesOf(code)) {
    if (left > 0 && performance.now() > until) {
      left -= 1;
      if (left > 0) await new Promise((resolve) => setTimeout(resolve));
      until = performance.now() + slices.milliseconds;
    }
    if (left === 0) {
      lines.push([{ text, role: 'plain' }]);
      continue;
    }
    const line = highlighter.line(text, state);
    state = line.state;
    lines.push(line.spans);
  }
  return lines;
}

export { linesOf } from './lines.ts';
