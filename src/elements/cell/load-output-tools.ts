import { LatePiece } from '../late/late-piece.ts';

/** What shows, announces and compares a program's output. Loaded late: a page that is only read does not need it. */
export const outputTools = new LatePiece('outputTools', () => import('./output-tools.ts'));
