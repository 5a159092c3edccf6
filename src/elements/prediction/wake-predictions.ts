import { loadAsked } from './asked.ts';
import { ReaderForesight } from './reader-foresight.ts';
import { ReaderPrediction } from './reader-prediction.ts';

/** Wakes all predictions of the page, and what sums them up. Rejects where what they ask does not arrive. */
export async function wakePredictions(): Promise<void> {
  const first = document.querySelector<HTMLElement>('reader-prediction');
  if (first) await loadAsked(first.dataset['asked'] ?? '');
  if (customElements.get('reader-prediction')) return;
  customElements.define('reader-foresight', ReaderForesight);
  customElements.define('reader-prediction', ReaderPrediction);
}
