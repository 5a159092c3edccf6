/** Compares runs of one program in several versions of its language. */
import { shownLines } from './line-reader.ts';
import { compareOutput, type Printed, type OutputMatch } from './same-output.ts';
import { TracebackReader } from './traceback.ts';

/** What two runs are compared by. */
export interface Terms {
  /** The paths of the program. */
  readonly files: readonly string[];
  /** Regular expressions; what they match may differ. */
  readonly varies: readonly string[];
}

/** An object's address is another one in each version. */
const address = '\\b0x[0-9a-f]{4,}';

type Line = Printed['output'][number];

/**
 * Whether a program did the same in two versions. Frames within the library, and the source below a frame, are left out of
 * account: each version has its own, and marks other places.
 */
export function compareAcross(one: Printed, other: Printed, terms: Terms): OutputMatch {
  const told = (run: Printed): Printed => ({
    ...run,
    output: toldLines(run, terms.files).map(({ line }) => line),
  });
  return compareOutput(told(one), told(other), [...terms.varies, address]);
}

/** Groups answers that are alike; groups are in the order of their first answers. */
export function groupAlike<Answer>(
  answers: readonly Answer[],
  alike: (one: Answer, other: Answer) => boolean,
): Answer[][] {
  const groups: Answer[][] = [];
  for (const answer of answers) {
    const group = groups.find(([first]) => first !== undefined && alike(first, answer));
    if (group) group.push(answer);
    else groups.push([answer]);
  }
  return groups;
}

/**
 * Where these runs part: for each the number of its first shown line, from 0, that is not the same in all of them, or
 * `undefined` where it has no such line. Nothing where they print the same.
 */
export function firstDifference(
  runs: readonly Printed[],
  terms: Terms,
): readonly (number | undefined)[] | undefined {
  const told = runs.map((run) => toldLines(run, terms.files));
  const longest = Math.max(0, ...told.map(({ length }) => length));
  for (let n = 0; n < longest; n += 1) {
    const [first, ...others] = told.map((lines) => lines[n]?.line);
    if (others.some((line) => !sameLine(first, line, terms.varies)))
      return told.map((lines) => lines[n]?.number);
  }
  return undefined;
}

/** The lines that count, with their numbers among all. */
function toldLines(run: Printed, files: readonly string[]): readonly { line: Line; number: number }[] {
  const readers = new Map<Line['stream'], TracebackReader>();
  return shownLines(run.output).flatMap((line, number) => {
    const reader = readers.get(line.stream) ?? new TracebackReader(files);
    readers.set(line.stream, reader);
    const { kind, place } = reader.read(line.text.replace(/\n$/, ''));
    return kind === 'foreign' || (kind === 'own' && !place) ? [] : [{ line, number }];
  });
}

function sameLine(one: Line | undefined, other: Line | undefined, varies: readonly string[]): boolean {
  if (one?.stream !== other?.stream) return false;
  const print = (line: Line | undefined): Printed => ({
    output: line ? [line] : [],
    outcome: { kind: 'exit', code: 0 },
  });
  return compareOutput(print(one), print(other), [...varies, address]) !== 'different';
}
