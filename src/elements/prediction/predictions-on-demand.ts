import { LatePiece } from '../late/late-piece.ts';
import { loadStyles } from '../late/load-styles.ts';
import looks from './prediction.css?url';

const piece = new LatePiece('wakePredictions', () => import('./wake-predictions.ts'));

async function wake(): Promise<void> {
  const [wakePredictions] = await Promise.all([piece.get(), loadStyles(looks)]);
  await wakePredictions();
}

/** The fold of a prediction that is not awake, whose line was reached. */
function sleepingFold({ target }: Event): HTMLDetailsElement | null {
  if (!(target instanceof Element) || customElements.get('reader-prediction')) return null;
  return target.closest('.predict-choose > summary')?.parentElement as HTMLDetailsElement | null;
}

/**
 * Wakes a page's predictions when somebody first reaches for one, or at once where this device holds answers that the
 * page shows. Until then they are folds, and what makes more of them is not loaded.
 */
export function predictionsOnDemand(): void {
  const asked = [...document.querySelectorAll<HTMLElement>('reader-prediction, reader-foresight')];
  if (asked.some(isKept)) wake().catch(() => undefined);
  const reached = (event: Event): void => {
    if (sleepingFold(event)) wake().catch(() => undefined);
  };
  document.addEventListener('pointerover', reached, { passive: true });
  document.addEventListener('focusin', reached);
  document.addEventListener('click', (event) => {
    const fold = sleepingFold(event);
    if (!fold || fold.open) return;
    // It opens when its choices are there. If they do not arrive, it opens as without scripts: with the answer in it.
    event.preventDefault();
    const open = (): void => void (fold.open = true);
    wake().then(open, open);
  });
}

/** Whether this device holds an answer to this prediction, or any at all for those that sum them up. */
function isKept({ dataset }: HTMLElement): boolean {
  try {
    return localStorage.getItem(dataset['kept'] ?? '')?.includes(dataset['id'] ?? '') ?? false;
  } catch {
    return false;
  }
}
