import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dateInWords } from './article-facts.ts';
import { contentFolder } from './folders.ts';
import { parseRecorded } from './recording-format.ts';

/** Written by `npm run record` and `npm run verify:claims -- --stamp`, never by hand. */
export const VERIFIED_FILE = `${contentFolder}/verified.json`;

/** When a machine last saw an example print what its recording says. */
export interface Verified {
  /** `2026-11-28`, in UTC. */
  readonly on: string;
  /** "CPython 3.14.2 · Pyodide 314.0.7" */
  readonly engine: string;
  /** Others that print the same, or what is named in the list of differences. */
  readonly also?: readonly string[];
}

/** What is known of each example, by id; nothing, where no machine has verified any. */
export function loadVerified(root = process.cwd()): ReadonlyMap<string, Verified> {
  const path = join(root, VERIFIED_FILE);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '{}';
  return new Map(Object.entries(parseRecorded(text, VERIFIED_FILE) as Record<string, Verified>));
}

/**
 * Of several examples together: the oldest day, and every engine that was asked. Nothing, where one of them has not been
 * verified yet or where there are none.
 */
export function verifiedTogether(
  ids: readonly string[],
  known: ReadonlyMap<string, Verified> = loadVerified(),
): { readonly on: string; readonly engines: readonly string[] } | undefined {
  const entries = ids.map((id) => known.get(id));
  const dates = entries.map((entry) => entry?.on);
  if (dates.length === 0 || dates.includes(undefined)) return undefined;
  const engines = entries.flatMap((entry) => (entry ? [entry.engine, ...(entry.also ?? [])] : []));
  return { on: dates.sort()[0] ?? '', engines: [...new Set(engines)].sort() };
}

/** "Verified on 28 November 2026 with CPython 3.14.2 · Pyodide 314.0.7 and Node 24.21.0" */
export function verifiedInWords(ids: readonly string[]): string | undefined {
  const together = verifiedTogether(ids);
  if (together === undefined) return undefined;
  const engines = new Intl.ListFormat('en').format(together.engines);
  return `Verified on ${dateInWords(together.on)} with ${engines}`;
}
