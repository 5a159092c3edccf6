import { inspect } from 'node-inspect-extracted';
import type { ProgramError } from '../../../runtime/runtime.ts';
import { HOME, ImportFault, type Modules } from './modules.ts';
import { stackAsInV8 } from './stack.ts';

/** What is said about an error that nobody caught, and where it is. */
export interface Report {
  readonly text: string;
  readonly error: ProgramError;
  /** A syntax error: its place is not known here. */
  readonly unplaced: boolean;
}

export interface ReportParts {
  readonly files: Readonly<Record<string, string>>;
  readonly modules: Modules;
  readonly rejected: boolean;
}

const UNHANDLED =
  'This error originated either by throwing inside of an async function without a catch block, or by rejecting a ' +
  'promise which was not handled with .catch().';

/** Reports an uncaught error as Node does: place, line, caret, then the error and its stack. */
export function report(thrown: unknown, { files, modules, rejected }: ReportParts): Report {
  if (thrown instanceof ImportFault) {
    const { file, line, column, width } = thrown.place;
    return {
      text: pointer(files, file, line, column, width) + `Error [ERR_MODULE_NOT_FOUND]: ${thrown.message}\n`,
      error: { name: 'Error', message: thrown.message.split('\n')[0] ?? '', file, line, column },
      unplaced: false,
    };
  }
  if (!(thrown instanceof Error)) {
    const value = inspect(thrown);
    return rejected
      ? {
          text: `[UnhandledPromiseRejection: ${UNHANDLED} The promise rejected with the reason:\n${value}]\n`,
          error: { name: 'UnhandledPromiseRejection', message: value },
          unplaced: false,
        }
      : { text: `Uncaught:\n${value}\n`, error: { name: 'Uncaught', message: value }, unplaced: false };
  }
  stackAsInV8(thrown);
  sayWhatModulesLack(thrown);
  const name = thrown.name;
  const message = modules.tidy(thrown.message);
  const stack = modules.tidy(String(thrown.stack));
  const frame = new RegExp(`file://${HOME}(.+?):(\\d+):(\\d+)`).exec(stack);
  if (!frame && thrown instanceof SyntaxError) {
    const missing = /export named:? '([^']+)'|binding name '([^']+)'/.exec(message);
    const place = missing && modules.whereImported(missing[1] ?? missing[2] ?? '');
    if (place) {
      const { file, line, column, width } = place.place;
      return {
        text: `${pointer(files, file, line, column, width)}SyntaxError: ${message}\n`,
        error: { name, message, file, line, column },
        unplaced: false,
      };
    }
    return { text: '', error: { name, message }, unplaced: true };
  }
  const missing = whatIsNotHere(thrown);
  const body = modules.tidy(inspect(thrown)) + (missing ? `\n${missing}` : '');
  if (!frame) return { text: `Uncaught ${body}\n`, error: { name, message }, unplaced: false };
  const [, file = '', line = '', column = ''] = frame;
  return {
    text: `${pointer(files, file, Number(line), Number(column), 1)}${body}\n`,
    error: { name, message, file, line: Number(line), column: Number(column) },
    unplaced: false,
  };
}

/** What files of the other kind have, and modules have not. In Node's words. */
function sayWhatModulesLack(error: Error): void {
  const found =
    /^(?:Can't find variable: )?(require|module|exports|__filename|__dirname)(?: is not defined)?$/;
  const name = error instanceof ReferenceError && found.exec(error.message)?.[1];
  if (!name) return;
  const said = `${name} is not defined in ES module scope${name === 'require' ? ', you can use import instead' : ''}`;
  const stack = error.stack?.replace(error.message, () => said);
  Object.defineProperties(error, {
    message: { value: said, configurable: true, writable: true },
    stack: { value: stack, configurable: true, writable: true },
  });
}

/** Of a name that pages have or Node has, and this worker has not. */
const NOT_HERE: readonly (readonly [names: string, why: string])[] = [
  [
    'alert|confirm|document|localStorage|prompt|sessionStorage|window',
    'There is no page and no window here: this JavaScript runs in a worker, in a sandbox. console.log() shows values.',
  ],
  ['Buffer', 'The page’s own JavaScript has no Node modules. Choose Node, above the output, to run this.'],
];

function whatIsNotHere(error: Error): string | undefined {
  if (!(error instanceof ReferenceError)) return undefined;
  const [, name = ''] = /^(?:Can't find variable: )?(\w+)(?: is not defined)?$/.exec(error.message) ?? [];
  return NOT_HERE.find(([names]) => names.split('|').includes(name))?.[1];
}

function pointer(
  files: Readonly<Record<string, string>>,
  file: string,
  line: number,
  column: number,
  width: number,
): string {
  const source = files[file]?.split('\n')[line - 1];
  if (source === undefined) return '';
  return `file://${HOME}${file}:${line}\n${source}\n${' '.repeat(column - 1)}${'^'.repeat(width)}\n\n`;
}
