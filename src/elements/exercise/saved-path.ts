import { isEditsKey, parseEdits } from '../cell/saved-edits.ts';
import { saveFile } from '../download/save-file.ts';
import { parseExercises, readExercises } from './kept-exercises.ts';

/** What a file holds: what was done, and the programs under the keys of this device. */
interface SavedPath {
  readonly format: 1;
  readonly done: unknown;
  readonly programs: Readonly<Record<string, unknown>>;
}

/** What this device keeps of the exercises of these ids, as the text of a file; `key` is where it keeps what is done. */
export function writePath(key: string, ids: readonly string[], storage: Storage): string {
  const keys = Object.keys(storage).filter((one) => isProgram(one, ids));
  const programs = Object.fromEntries(keys.map((one) => [one, storage.getItem(one) ?? '']));
  return JSON.stringify(
    { format: 1, done: readExercises(key, storage), programs } satisfies SavedPath,
    null,
    2,
  );
}

/**
 * Adds what such a text holds to what this device keeps; gives how many programs the device has already, which stay.
 * Undefined for another text. Throws where the device has no room; nothing it had is lost then.
 */
export function addPath(
  text: string,
  key: string,
  ids: readonly string[],
  storage: Storage,
): number | undefined {
  const saved = parsePath(text);
  if (!saved) return undefined;
  const now = readExercises(key, storage);
  const other = parseExercises(saved.done);
  const both = ids
    .filter((id) => id in other || id in now)
    .map((id) => [id, { ...other[id], ...now[id] }] as const);
  storage.setItem(key, JSON.stringify({ ...now, ...Object.fromEntries(both) }));
  let stay = 0;
  for (const [at, program] of Object.entries(saved.programs)) {
    if (typeof program !== 'string' || !isProgram(at, ids) || !parseEdits(program)) continue;
    const own = storage.getItem(at);
    if (own === null) storage.setItem(at, program);
    else if (own !== program) stay += 1;
  }
  return stay;
}

function parsePath(text: string): SavedPath | undefined {
  try {
    const { format, done, programs } = JSON.parse(text) as Partial<SavedPath>;
    return format === 1 ? { format, done, programs: programs ?? {} } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether programs of one of these exercises are kept under the key. */
function isProgram(key: string, ids: readonly string[]): boolean {
  return ids.some((id) => isEditsKey(key, id));
}

/** What the buttons of the list do: loaded when one is pressed. */
export const savedPath = {
  save(key: string, ids: readonly string[], storage: Storage): void {
    const text = writePath(key, ids, storage);
    saveFile('exercises.json', new Blob([text], { type: 'application/json' }));
  },
  add: addPath,
};
