import type { CodeCell } from '../cell/code-cell.ts';
import { LatePiece } from '../late/late-piece.ts';

const tools = new LatePiece('versionTools', () => import('./version-tools.ts'));

/**
 * Says what a chosen engine loads and lacks, and asks all versions where a reader presses that button. What does so is
 * loaded when somebody first does one of these.
 */
export function versionsOnDemand(): void {
  document.addEventListener('cell-engine', ({ target }) => {
    // Without these words the engine is chosen all the same.
    tools.get().then(
      ({ explainEngine }) => void explainEngine(target as CodeCell),
      () => undefined,
    );
  });
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element && target.closest('.cell-ask-all');
    const cell = button && button.closest('code-cell');
    if (cell) askAll(cell);
  });
}

function askAll(cell: CodeCell): void {
  tools.get().then(
    (loaded) => loaded.askAll(cell),
    (error: unknown) => cell.sayMissing('What asks all versions', error, () => askAll(cell)),
  );
}
