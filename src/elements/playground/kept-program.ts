import type { Files } from '../../examples/share.ts';
import type { Language } from '../../runtime/runtime.ts';
import { loadEdits } from '../cell/saved-edits.ts';

/** The reader's own program of a language, as this device keeps it. */
export interface KeptProgram {
  readonly files: Files;
  /** What it reads from standard input; empty for nothing. */
  readonly stdin: string;
}

/** The program as it was saved; the cell saves it, under {@link programKey}. */
export function loadProgram(language: Language): KeptProgram | undefined {
  const files = loadEdits(programKey(language));
  return files && { files, stdin: loadInput(programKey(language)) };
}

/** The storage key of a language's program. */
export function programKey(language: Language): string {
  return `playground/${language}`;
}

/** The standard input of the program with this key. */
export function loadInput(key: string): string {
  return loadEdits(inputKey(key))?.['stdin'] ?? '';
}

/** The storage key of a program's standard input. It is not kept among the files: a file may have any name. */
export function inputKey(key: string): string {
  return `${key}/input`;
}
