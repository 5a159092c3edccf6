import { LatePiece } from '../late/late-piece.ts';

const codeLines = new LatePiece('drawLines', () => import('./draw-lines.ts'));

/**
 * The lines of a file, by code that is loaded on first use: no page needs it for what the server drew. Where it cannot be
 * had the bare text is what matters; never would another program's lines stay over it.
 */
export async function drawCode(text: string, path: string, cell: string | undefined): Promise<Node | string> {
  try {
    const drawLines = await codeLines.get();
    return await drawLines(text, path, cell);
  } catch {
    return text;
  }
}
