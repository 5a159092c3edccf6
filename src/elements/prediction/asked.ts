import type { AskedPrediction, AskedPredictions } from '../../examples/asked-prediction.ts';

let asked: AskedPredictions = {};

/** Fetches what the predictions of this page ask. Rejects where it does not arrive. */
export async function loadAsked(address: string): Promise<void> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  asked = (await response.json()) as AskedPredictions;
}

/** What the prediction of this id asks, once {@link loadAsked} has resolved. */
export function askedUnder(id: string): AskedPrediction {
  const found = asked[id];
  if (!found) throw new Error(`No prediction "${id}" came with this page: see src/pages/predictions.`);
  return found;
}
