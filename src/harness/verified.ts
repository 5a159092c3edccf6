import { readFileSync, writeFileSync } from 'node:fs';
import { VERIFIED_FILE, type Verified } from '../site/verified.ts';

/** What a run confirmed: the example's id, the engine that recorded it, and others that printed the same. */
export interface Confirmed {
  readonly id: string;
  readonly engine: string;
  readonly also?: readonly string[];
}

/** Writes down that examples print what their recordings say: today, and in which engines. Others stay as they are. */
export function stampVerified(confirmed: readonly Confirmed[], existing: readonly string[]): void {
  const all = new Map(Object.entries(readAll()));
  const on = new Date().toISOString().slice(0, 10);
  for (const { id, engine, also } of confirmed) {
    const others = also ?? all.get(id)?.also;
    all.set(id, { on, engine, ...(others && others.length > 0 ? { also: others } : {}) });
  }
  const lines = [...all]
    .filter(([id]) => existing.includes(id))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, entry]) => `  ${JSON.stringify(id)}: ${JSON.stringify(entry)}`);
  writeFileSync(VERIFIED_FILE, `{\n${lines.join(',\n')}\n}\n`);
}

function readAll(): Readonly<Record<string, Verified>> {
  try {
    return JSON.parse(readFileSync(VERIFIED_FILE, 'utf8')) as Record<string, Verified>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
