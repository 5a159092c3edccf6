import { deviceStorage } from '../base/device-storage.ts';

/** What a reader committed to. `looked`: the answer was opened first, so there is nothing to foresee. */
export interface KeptAnswer {
  readonly given: string;
  readonly right: boolean;
  readonly looked?: true;
}

export type KeptAnswers = Readonly<Record<string, KeptAnswer>>;

/** What this device holds, by the prediction's id; nothing where it holds none, or may not be asked. */
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
 * Keeps an answer, or with none forgets it. What another tab kept meanwhile stays. False where the device does not take
 * it: full, or closed to us.
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
