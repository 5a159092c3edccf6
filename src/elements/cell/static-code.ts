import { languageOf } from '../../highlight/language-of.ts';
import { highlightLimit, linesOf } from '../../highlight/lines.ts';
import type { Span } from '../../highlight/mark.ts';

/** The lines of a file as spans; plain ones when the text is too long or the highlighter cannot be had. */
export async function spansOf(text: string, path: string): Promise<readonly (readonly Span[])[]> {
  if (text.length <= highlightLimit) {
    try {
      const { highlight } = await import('../../highlight/highlight.ts');
      return await highlight(text, languageOf(path));
    } catch {
      // Offline, say: the text is what matters.
    }
  }
  return linesOf(text).map((line) => [{ text: line, role: 'plain' }]);
}

/** Draws lines as the server does (see CodeLines.astro); `cell` gives them addresses. */
export function drawLines(
  code: HTMLElement,
  lines: readonly (readonly Span[])[],
  cell: string | undefined,
): void {
  code.replaceChildren(
    ...lines.map((spans, index) => {
      const line = document.createElement('span');
      line.className = 'line';
      if (cell !== undefined) line.id = `${cell}:L${index + 1}`;
      for (const { text, role } of spans) {
        if (role === 'plain') line.append(text);
        else {
          const token = document.createElement('span');
          token.className = `tok-${role}`;
          token.textContent = text;
          line.append(token);
        }
      }
      line.append('\n');
      return line;
    }),
  );
}
