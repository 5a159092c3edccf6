import { LatePiece } from '../late/late-piece.ts';

/** Draws the difference of two texts, and is loaded late; see diff-view.ts. */
export const diffView = new LatePiece('renderDiff', () => import('./diff-view.ts'));
