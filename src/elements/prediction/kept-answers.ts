import { deviceStorage } from '../base/device-storage.ts';

/** What a reader answered. `looked`: the reader opened the right answer first, so this one does not count. */
export interface KeptAnswer {
  readonly given: string;
  readonly right: boolean;
  readonly looked?: true;
}

export type KeptAnswers = Readonly<Record<string, KeptAnswer>>;

/** The answers kept on this device, by the prediction's id; empty if there are none or storage cannot be read. */
export function readKept(key: string, storage = deviceStorage()): KeptAnswers {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(key) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(Object.entries(kept).filter(([, answer]) => isKept(answer)));
  } catch {
    return {};
  }
}

/**
 * Keeps an answer, or forgets it if `answer` is undefined. What another tab kept meanwhile stays. Returns false if
 * storage is full or closed to us.
 */
export function keepAnswer(
  key: string,
  id: string,
  answer: KeptAnswer | undefined,
  storage = deviceStorage(),
): boolean {
  const kept: Record<string, KeptAnswer> = { ...readKept(key, storage) };
  if (answer) kept[id] = answer;
  else delete kept[id];
  try {
    storage?.setItem(key, JSON.stringify(kept));
    return storage !== undefined;
  } catch {
    return false;
  }
}

/** Forgets every answer. */
export function forgetAll(key: string): void {
  deviceStorage()?.removeItem(key);
}

function isKept(answer: unknown): answer is KeptAnswer {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    typeof (answer as KeptAnswer).given === 'string' &&
    typeof (answer as KeptAnswer).right === 'boolean'
  );
}
