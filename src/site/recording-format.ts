/**
 * The format of the files in `recorded/`. Each file says which it has; a file of an earlier one is upgraded when it is
 * read, a step at a time, and written anew by the next `npm run record`. A new format gets a number, a step below, and a
 * line here:
 *
 * - 1: a trace may have lines as events, and with each event what changed in the program's state.
 * - 0, without a number: suspensions alone.
 */
export const recordingFormat = 1;

type Recorded = Readonly<Record<string, unknown>>;

/** From the format of its index to the next. */
const upgrades: readonly ((recorded: Recorded) => Recorded)[] = [(recorded) => recorded];

/** What a file of `recorded/` holds, in the format of today. Throws for a file from the future, and for none of JSON. */
export function readRecorded(text: string, path: string): Recorded {
  const { format = 0, ...recorded } = parseRecorded(text, path) as Recorded;
  if (typeof format !== 'number' || format > recordingFormat)
    throw new Error(
      `${path} has format ${String(format)}, this site reads up to ${recordingFormat}: update the site`,
    );
  return upgrades.slice(format).reduce((older, upgrade) => upgrade(older), recorded);
}

/** JSON of a file that a command wrote. Throws, naming it, where it is none. */
export function parseRecorded(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = (error as Error).message;
    throw new Error(
      `${path} is not JSON (${why}): take it from the repository, or delete it and record again`,
      { cause: error },
    );
  }
}
