import { deviceStorage } from '../base/device-storage.ts';
import type { Files } from './cell-events.ts';
import type { CodeCell } from './code-cell.ts';
import { editsKey, isEditsKey, loadEdits, loadOthers, othersKey, saveEdits } from './saved-edits.ts';

/** What this device keeps of an example or exercise from before its text changed. */
export interface EarlierEdits {
  /** Under these keys of the storage. */
  readonly keys: readonly string[];
  /** Of several, the last is what the cell showed. */
  readonly texts: readonly Files[];
}

/** The edits of an example or exercise that were made to another text than this one. */
export function earlierEdits(id: string, original: Files, storage = deviceStorage()): EarlierEdits {
  const current = editsKey(id, original);
  const others = othersKey('');
  const keys = Object.keys(storage ?? {})
    .filter((key) => isEditsKey(key, id))
    .map((key) => (key.endsWith(others) ? key.slice(0, -others.length) : key));
  const earlier = [...new Set(keys)].filter((key) => key !== current);
  const beside = earlier.flatMap((key) => loadOthers(key, storage));
  const shown = earlier.map((key) => loadEdits(key, storage)).filter((files) => files !== undefined);
  return { keys: earlier, texts: [...beside, ...shown] };
}

/** Keeps them beside what the cell shows now. Until this device has them there, they stay under their old names. */
export function keepEarlier(cell: CodeCell, { keys, texts }: EarlierEdits): void {
  for (const text of texts) cell.keepBeside(text);
  cell.save(true);
  if (texts.every((text) => isKept(text, cell))) forgetEdits(keys);
}

/** Deletes them from the storage: call it once they are kept elsewhere. */
export function forgetEdits(keys: readonly string[], storage = deviceStorage()): void {
  for (const key of keys.flatMap((one) => [one, othersKey(one)])) saveEdits(key, undefined, storage);
}

/** Whether the text can be had again: under the name of now, beside that, or as what the cell starts with. */
function isKept(text: Files, { data, original }: CodeCell): boolean {
  const key = editsKey(data.id, original);
  const had = [original, loadEdits(key), ...loadOthers(key)];
  return had.some((files) => files?.[data.entry] === text[data.entry]);
}
