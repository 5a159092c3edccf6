import type { Files } from '../../examples/share.ts';
import type { Language } from '../../runtime/runtime.ts';
import { loadEdits, saveEdits } from '../cell/saved-edits.ts';

/** The reader's own program of a language, as this device keeps it. */
export interface KeptProgram {
  readonly files: Files;
  /** What it reads from standard input; empty for nothing. */
  readonly stdin: string;
}

export function loadProgram(language: Language): KeptProgram | undefined {
  const files = loadEdits(filesKey(language));
  return files && { files, stdin: loadEdits(inputKey(language))?.['stdin'] ?? '' };
}

/** Keeps a program; `undefined` forgets it. */
export function saveProgram(language: Language, program: KeptProgram | undefined): void {
  saveEdits(filesKey(language), program?.files);
  saveEdits(inputKey(language), program?.stdin ? { stdin: program.stdin } : undefined);
}

function filesKey(language: Language): string {
  return `playground/${language}`;
}

/** Beside the files, not among them: every name may be a file's. */
function inputKey(language: Language): string {
  return `playground/${language}/input`;
}
