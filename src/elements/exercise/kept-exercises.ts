import { deviceStorage } from '../base/device-storage.ts';

/** What this device remembers of an exercise. */
export interface KeptExercise {
  readonly passed?: true;
  /** Which version of the tests that was. */
  readonly version?: string;
  /** How many hints were taken. */
  readonly hints?: number;
  /** The solution was looked at before the tests passed. */
  readonly looked?: true;
}

/** Whether it was passed by tests that are others now. */
export function passedBefore({ passed, version }: KeptExercise, now: string | undefined): boolean {
  return passed === true && version !== undefined && version !== now;
}

export type KeptExercises = Readonly<Record<string, KeptExercise>>;

/** What this device keeps, by the exercise's id; empty if it keeps nothing or storage cannot be read. */
export function readExercises(key: string, storage = deviceStorage()): KeptExercises {
  try {
    return parseExercises(JSON.parse(storage?.getItem(key) ?? '{}'));
  } catch {
    return {};
  }
}

/** The same of what a file holds: whatever is not of this shape is left out. */
export function parseExercises(value: unknown): KeptExercises {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([id, kept]) => {
      if (typeof kept !== 'object' || kept === null) return [];
      const { passed, version, hints, looked } = kept as Record<string, unknown>;
      const known: KeptExercise = {
        ...(passed === true && { passed }),
        ...(passed === true && typeof version === 'string' && /^[0-9a-f]{8}$/.test(version) && { version }),
        ...(typeof hints === 'number' && Number.isSafeInteger(hints) && hints > 0 && { hints }),
        ...(looked === true && { looked }),
      };
      return [[id, known]];
    }),
  );
}

/** Adds to what is kept of an exercise. Returns false if storage is full or closed to us. */
export function keepExercise(
  key: string,
  id: string,
  news: KeptExercise,
  storage = deviceStorage(),
): boolean {
  const kept = readExercises(key, storage);
  try {
    if (!storage) return false;
    storage.setItem(key, JSON.stringify({ ...kept, [id]: { ...kept[id], ...news } }));
    return true;
  } catch {
    return false;
  }
}
