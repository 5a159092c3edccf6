import { languageOf } from '../../highlight/language-of.ts';
import { highlightLimit, linesOf } from '../../highlight/lines.ts';
import type { Span } from '../../highlight/mark.ts';
import { LatePiece } from '../late/late-piece.ts';
import { drawText } from '../hidden-characters/draw-text.ts';

/** Milliseconds for the colors of one file, within one frame or so of the page; what is left is plain. */
const timeToColor = 200;

const highlighting = new LatePiece('highlight', () => import('../../highlight/highlight.ts'));

/** A file's lines as the server draws them (see CodeLines.astro), and what hides in them is seen; `cell` gives them addresses. */
export async function drawLines(
  text: string,
  path: string,
  cell: string | undefined,
): Promise<DocumentFragment> {
  const lines = await spansOf(text, path);
  const drawn = document.createDocumentFragment();
  lines.forEach((spans, index) => {
    const line = document.createElement('span');
    line.className = 'line';
    if (cell !== undefined) line.id = `${cell}:L${index + 1}`;
    for (const { text, role } of spans) {
      if (role === 'plain') line.append(drawText(text));
      else {
        const token = document.createElement('span');
        token.className = `tok-${role}`;
        token.append(drawText(text));
        line.append(token);
      }
    }
    line.append('\n');
    drawn.append(line);
  });
  return drawn;
}

/** The lines of a file as spans; plain ones when the text is too long or the highlighter cannot be had. */
async function spansOf(text: string, path: string): Promise<readonly (readonly Span[])[]> {
  if (text.length <= highlightLimit) {
    try {
      const highlight = await highlighting.get();
      return await highlight(text, languageOf(path), timeToColor);
    } catch {
      // Offline, say: the text is what matters.
    }
  }
  return linesOf(text).map((line) => [{ text: line, role: 'plain' }]);
}
