import type { Files } from '../cell/cell-events.ts';
import { deviceStorage } from '../base/device-storage.ts';
import { editsKey, isEditsKey, loadEdits, loadOthers, othersKey, saveEdits } from '../cell/saved-edits.ts';

/** What this device keeps of an exercise from before its starter changed. */
export interface EarlierAnswers {
  /** Under these keys of the storage. */
  readonly keys: readonly string[];
  /** Of several, the last is what the cell showed. */
  readonly texts: readonly Files[];
}

/** The answers to an exercise that were begun from another text than this starter. */
export function earlierAnswers(exercise: string, starter: Files, storage = deviceStorage()): EarlierAnswers {
  const current = editsKey(exercise, starter);
  const others = othersKey('');
  const keys = Object.keys(storage ?? {})
    .filter((key) => isEditsKey(key, exercise))
    .map((key) => (key.endsWith(others) ? key.slice(0, -others.length) : key));
  const earlier = [...new Set(keys)].filter((key) => key !== current);
  const beside = earlier.flatMap((key) => loadOthers(key, storage));
  const shown = earlier.map((key) => loadEdits(key, storage)).filter((files) => files !== undefined);
  return { keys: earlier, texts: [...beside, ...shown] };
}

/** Deletes them from the storage: call it once they are kept elsewhere. */
export function forgetAnswers({ keys }: EarlierAnswers, storage = deviceStorage()): void {
  for (const key of keys.flatMap((one) => [one, othersKey(one)])) saveEdits(key, undefined, storage);
}
