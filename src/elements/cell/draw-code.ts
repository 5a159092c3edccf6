import { LatePiece } from '../late/late-piece.ts';

const codeLines = new LatePiece('drawLines', () => import('./draw-lines.ts'));

/**
 * The lines of a file, drawn by code that is loaded on first use: lines that the server drew do not need it. If it cannot be
 * loaded, the plain text: another program's lines must not stay in sight.
 */
export async function drawCode(text: string, path: string, cell: string | undefined): Promise<Node | string> {
  try {
    const drawLines = await codeLines.get();
    return await drawLines(text, path, cell);
  } catch {
    return text;
  }
}
