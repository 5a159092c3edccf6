import { readFileSync, writeFileSync } from 'node:fs';
import { listExampleIds } from '../site/examples.ts';
import { VERIFIED_FILE, type Verified } from '../site/verified.ts';

/** What a run confirmed: the example's id, the engine that recorded it, and others that printed the same. */
export interface Confirmed {
  readonly id: string;
  readonly engine: string;
  readonly also?: readonly string[];
}

type Entries = Readonly<Record<string, Verified>>;

/**
 * Writes down that examples print what their recordings say: today, and in which engines. Others stay as they are; those
 * that are gone are taken out.
 */
export function stampVerified(confirmed: readonly Confirmed[]): void {
  const on = new Date().toISOString().slice(0, 10);
  const lines = Object.entries(withStamps(readAll(), confirmed, listExampleIds(), on)).map(
    ([id, entry]) => `  ${JSON.stringify(id)}: ${JSON.stringify(entry)}`,
  );
  writeFileSync(VERIFIED_FILE, `{\n${lines.join(',\n')}\n}\n`);
}

/** The entries of all `existing` examples, those of the `confirmed` ones as of the day `on`, by id. */
export function withStamps(
  before: Entries,
  confirmed: readonly Confirmed[],
  existing: readonly string[],
  on: string,
): Entries {
  const all = new Map(Object.entries(before));
  for (const { id, engine, also } of confirmed) {
    const others = also ?? all.get(id)?.also;
    all.set(id, { on, engine, ...(others && others.length > 0 ? { also: others } : {}) });
  }
  return Object.fromEntries(
    [...all].filter(([id]) => existing.includes(id)).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

function readAll(): Entries {
  try {
    return JSON.parse(readFileSync(VERIFIED_FILE, 'utf8')) as Record<string, Verified>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
