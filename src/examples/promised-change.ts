import type { Program } from '../runtime/runtime.ts';

/** A text to find in a program's entry, and what to put in its place, everywhere. */
export interface Replacement {
  readonly find: string;
  readonly put: string;
}

/** A change that a claim or a section suggests, and what the program prints then. */
export interface PromisedChange {
  /** The id of the example that is changed. */
  readonly example: string;
  readonly change: readonly Replacement[];
  /** Lines of the output, whole and in this order, on either stream. */
  readonly prints: readonly string[];
  /** Lines that must not be among them. */
  readonly never: readonly string[];
  /** The output is the recorded one. */
  readonly same: boolean;
}

/** The text after the change. Throws, naming it, where what is to be found is not there. */
export function applyChange(text: string, change: PromisedChange['change']): string {
  return change.reduce((changed, { find, put }) => {
    if (!changed.includes(find)) throw new Error(`${JSON.stringify(find)} is not in the program`);
    return changed.replaceAll(find, () => put);
  }, text);
}

/** The same with a program's files. */
export function changeFiles(
  files: Program['files'],
  entry: string,
  change: PromisedChange['change'],
): Program['files'] {
  return { ...files, [entry]: applyChange(files[entry] ?? '', change) };
}
