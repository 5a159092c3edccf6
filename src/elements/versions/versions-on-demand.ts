import type { CodeCell } from '../cell/code-cell.ts';
import { LatePiece } from '../late/late-piece.ts';

const explanation = new LatePiece('explainEngine', () => import('./explain-engine.ts'));

/** Says what a chosen engine loads and lacks. What does so is loaded when somebody first chooses one. */
export function versionsOnDemand(): void {
  document.addEventListener('cell-engine', ({ target }) => {
    // Without these words the engine is chosen all the same.
    explanation.get().then(
      (explainEngine) => void explainEngine(target as CodeCell),
      () => undefined,
    );
  });
}
