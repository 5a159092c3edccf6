import type { ProgramError } from '../../runtime/runtime.ts';

/** Node's own report of an uncaught error: the place, the line, a caret, then the error with its stack. */
const PLACE = /^(?:file:\/\/)?\/home\/reader\/([^\s:]+):(\d+)$/m;
const ERROR = /^(?:Uncaught )?([A-Z][A-Za-z]*(?:Error|Exception)?)(?: \[[A-Z_]+\])?: (.*)$/m;

/** Reads, from what Node printed last, why the program failed and where. */
export function nodeError(terminal: string): ProgramError | undefined {
  const place = [...terminal.matchAll(new RegExp(PLACE, 'gm'))].at(-1);
  const error = ERROR.exec(place ? terminal.slice(place.index) : terminal);
  if (!error) return undefined;
  const stack = terminal.slice(error.index);
  const frame = /^ {4}at .*\/home\/reader\/([^\s:]+):(\d+):(\d+)\)?$/m.exec(stack);
  const file = frame?.[1] ?? place?.[1];
  const line = frame?.[2] ?? place?.[2];
  return {
    name: error[1] ?? 'Error',
    message: error[2] ?? '',
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line: Number(line) }),
    ...(frame?.[3] !== undefined && { column: Number(frame[3]) }),
  };
}
