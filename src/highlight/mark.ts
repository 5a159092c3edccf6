import type { Role } from './roles.ts';

/** A piece of a line, all of one role. */
export interface Span {
  readonly text: string;
  readonly role: Role;
}

const suspending = /\b(?:(yield(?:\s+from\b|\s*\*)?)|(await|async))(?!\w)/g;

/** Takes `yield`, `yield from`, `await` and `async` out of the keywords, so that color and shape can tell them apart. */
export function mark(spans: readonly Span[]): Span[] {
  return spans.flatMap((span) => (span.role === 'keyword' ? split(span.text) : [span]));
}

function split(text: string): Span[] {
  const parts: Span[] = [];
  let end = 0;
  for (const match of text.matchAll(suspending)) {
    if (match.index > end) parts.push({ role: 'keyword', text: text.slice(end, match.index) });
    parts.push({ role: match[1] === undefined ? 'await' : 'yield', text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ role: 'keyword', text: text.slice(end) });
  return parts;
}
