import { LatePiece } from '../late/late-piece.ts';

/** What shows, tells and compares what a program prints: a page that is only read has no use for it. */
export const outputTools = new LatePiece('outputTools', () => import('./output-tools.ts'));
