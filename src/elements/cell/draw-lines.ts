import { languageOf } from '../../highlight/language-of.ts';
import { highlightLimit, linesOf } from '../../highlight/lines.ts';
import type { Span } from '../../highlight/mark.ts';
import { LatePiece } from '../late/late-piece.ts';
import { codeLines } from '../../markup/program-files.ts';
import { toNode } from '../../markup/to-node.ts';
import '../hidden-characters/draw-hidden.ts';

/** For the colors of one file: five seconds on the slowest device, and a few frames at a time. */
const slices = { milliseconds: 50, count: 100 };

const highlighting = new LatePiece('highlight', () => import('../../highlight/highlight.ts'));

/** A file's lines as the server draws them, with styles for what hides in them; `cell` gives them addresses. */
export async function drawLines(
  text: string,
  path: string,
  cell: string | undefined,
): Promise<DocumentFragment> {
  const lines = await spansOf(text, path);
  const drawn = document.createDocumentFragment();
  for (const line of codeLines(lines, cell)) drawn.append(toNode(line));
  return drawn;
}

/** The lines of a file as spans; plain ones when the text is too long or the highlighter cannot be had. */
async function spansOf(text: string, path: string): Promise<readonly (readonly Span[])[]> {
  if (text.length <= highlightLimit) {
    try {
      const highlight = await highlighting.get();
      return await highlight(text, languageOf(path), slices);
    } catch {
      // Offline, say: the text is what matters.
    }
  }
  return linesOf(text).map((line) => [{ text: line, role: 'plain' }]);
}
