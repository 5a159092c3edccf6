import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { PromisedChange } from '../examples/promised-change.ts';
import { readYaml } from './content-files.ts';
import { contentFolder } from './folders.ts';

export const TRY_THIS_LIST = `${contentFolder}/try-this.yaml`;

const trialSchema = z.strictObject({
  /** The id of the claim that suggests it, or the slug of the section. */
  claim: z.string().optional(),
  section: z.string().optional(),
  /** The id of the example that is changed. */
  example: z.string(),
  /** Texts to find in its entry file, each at least once, and what to put in their place. */
  change: z.array(z.strictObject({ find: z.string().min(1), put: z.string() })).min(1),
  /** Lines of the output, whole and in this order, on either stream. */
  prints: z.array(z.string()).default([]),
  /** Lines that must not be among them. */
  never: z.array(z.string()).default([]),
  /** The output is the recorded one. */
  same: z.boolean().default(false),
});

/** A promised change, who suggests it, and its place in the list, from 0. */
export interface Trial extends PromisedChange {
  readonly number: number;
  readonly claim?: string | undefined;
  readonly section?: string | undefined;
}

/** Reads the list of changes that claims and sections promise something about; empty where the article has none. */
export function loadTrials(root = process.cwd()): readonly Trial[] {
  if (!existsSync(join(root, TRY_THIS_LIST))) return [];
  return readYaml(root, TRY_THIS_LIST, z.array(trialSchema)).map((trial, number) => ({ ...trial, number }));
}

/**
 * The changes that belong to each suggestion of a claim: the first to the first, and so on; where there are more changes
 * than suggestions, the last one has the rest.
 */
export function trialsOfClaim(
  claim: string,
  suggestions: number,
  trials: readonly Trial[],
): readonly (readonly Trial[])[] {
  const own = trials.filter((trial) => trial.claim === claim);
  return Array.from({ length: suggestions }, (_, n) =>
    n < suggestions - 1 ? own.slice(n, n + 1) : own.slice(n),
  );
}

/** The change of an example that a section suggests. Throws where there is none. */
export function findTrial(section: string, example: string): Trial {
  const found = loadTrials().find((trial) => trial.section === section && trial.example === example);
  if (found) return found;
  throw new Error(
    `${TRY_THIS_LIST}: section "${section}" suggests no change of "${example}"; enter it there`,
  );
}
