import { diffArrays } from 'diff';
import { z } from 'zod';
import { readYaml } from '../site/content-files.ts';
import { contentFolder } from '../site/folders.ts';
import { withoutVarying } from '../output/same-output.ts';
import type { NativePython } from './native-python.ts';
import { isOf } from './compare-versions.ts';

const LIST = `${contentFolder}/native-differences.yaml`;

const differenceSchema = z.strictObject({
  /** The example's id. */
  example: z.string(),
  /** The Python versions that it concerns: `3.11` is every 3.11.x. */
  versions: z.array(z.string()).min(1),
  /** The platforms that it concerns, as in sys.platform; all of them when absent. */
  platforms: z.array(z.string()).optional(),
  /** The recorded lines that are missing there, in order. */
  recorded: z.array(z.string()).default([]),
  /** The lines that stand there instead. `/…/` is a regular expression for one whole line. */
  native: z.array(z.string()).default([]),
  /** The program fails there and ends with this code; its traceback is not compared. */
  exit: z.number().int().optional(),
  why: z.string(),
});

/** A difference between CPython 3.14 in Pyodide and a native Python that is known, explained and therefore allowed. */
export type AllowedDifference = z.output<typeof differenceSchema>;

/** A stretch of lines in which two outputs differ. */
export interface Hunk {
  readonly recorded: readonly string[];
  readonly native: readonly string[];
}

/** Reads the list of allowed differences. */
export function loadAllowedDifferences(root = process.cwd()): readonly AllowedDifference[] {
  return readYaml(root, LIST, z.array(differenceSchema));
}

/** Where two outputs differ. What may vary is not compared. */
export function findHunks(
  recorded: readonly string[],
  native: readonly string[],
  varies: readonly string[] = [],
): readonly Hunk[] {
  const hunks: { recorded: string[]; native: string[] }[] = [];
  const comparator = (left: string, right: string): boolean =>
    withoutVarying(left, varies) === withoutVarying(right, varies);
  let open = false;
  for (const { value, added, removed } of diffArrays([...recorded], [...native], { comparator })) {
    if (!added && !removed) {
      open = false;
      continue;
    }
    if (!open) hunks.push({ recorded: [], native: [] });
    hunks.at(-1)?.[removed ? 'recorded' : 'native'].push(...value);
    open = true;
  }
  return hunks;
}

/** Splits hunks into the unknown ones, and finds which of the allowed differences they used up. */
export function judge(
  hunks: readonly Hunk[],
  allowed: readonly AllowedDifference[],
): { readonly unknown: readonly Hunk[]; readonly used: ReadonlySet<AllowedDifference> } {
  const used = new Set<AllowedDifference>();
  const unknown = hunks.filter((hunk) => {
    const known = allowed.find((difference) => !used.has(difference) && fits(hunk, difference));
    if (known) used.add(known);
    return known === undefined;
  });
  return { unknown, used };
}

/** The allowed differences that concern an example on this Python. */
export function allowedFor(
  id: string,
  python: Pick<NativePython, 'version' | 'platform'>,
  allowed: readonly AllowedDifference[],
): readonly AllowedDifference[] {
  return allowed.filter(
    ({ example, versions, platforms }) =>
      example === id && isOf(python.version, versions) && (platforms?.includes(python.platform) ?? true),
  );
}

function fits(hunk: Hunk, difference: AllowedDifference): boolean {
  return sameLines(hunk.recorded, difference.recorded) && sameLines(hunk.native, difference.native);
}

function sameLines(lines: readonly string[], wanted: readonly string[]): boolean {
  return lines.length === wanted.length && lines.every((line, n) => matches(line, wanted[n] ?? ''));
}

function matches(line: string, wanted: string): boolean {
  const pattern = /^\/(.*)\/$/.exec(wanted)?.[1];
  return pattern === undefined ? line === wanted : new RegExp(`^(?:${pattern})$`).test(line);
}
