import { LatePiece } from '../late/late-piece.ts';

/** What draws a difference; see diff-view.ts. */
export const diffView = new LatePiece('renderDiff', () => import('./diff-view.ts'));
