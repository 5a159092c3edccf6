import { languageOf } from '../../highlight/language-of.ts';
import { highlightLimit, linesOf } from '../../highlight/lines.ts';
import type { Span } from '../../highlight/mark.ts';
import { LatePiece } from '../late/late-piece.ts';
import { codeLines } from '../../markup/program-files.ts';
import { toNode } from '../../markup/to-node.ts';
import '../hidden-characters/draw-hidden.ts';
import { blockLength, lineBlock } from './line-blocks.ts';

/** For the colors of one file: five seconds on the slowest device, and a few frames at a time. */
const slices = { milliseconds: 50, count: 100 };

/** A file of more lines is drawn in blocks, as a reader comes to them: 250,000 lines at once held the page for 15 s. */
const mostAtOnce = 1000;

const highlighting = new LatePiece('highlight', () => import('../../highlight/highlight.ts'));

/** A file's lines as the server draws them, with styles for what hides in them; `cell` gives them addresses. */
export async function drawLines(
  text: string,
  path: string,
  cell: string | undefined,
): Promise<DocumentFragment> {
  const lines = await spansOf(text, path);
  if (lines.length <= mostAtOnce) return nodesOf(lines, cell);
  const drawn = document.createDocumentFragment();
  for (let before = 0; before < lines.length; before += blockLength) {
    const block = lines.slice(before, before + blockLength);
    const texts = block.map((spans) => spans.map((span) => span.text).join(''));
    drawn.append(lineBlock(before, texts, () => nodesOf(block, cell, before)));
  }
  return drawn;
}

function nodesOf(
  lines: readonly (readonly Span[])[],
  cell: string | undefined,
  before = 0,
): DocumentFragment {
  const drawn = document.createDocumentFragment();
  for (const line of codeLines(lines, cell, before)) drawn.append(toNode(line));
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
