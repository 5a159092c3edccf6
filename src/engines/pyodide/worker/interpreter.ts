/**
 * Running a program in a booted Pyodide, the same way in a browser's worker and in Node. Everything Python-side is in
 * python/; this file calls it, and calls CPython's C API so that no frame of ours is below the reader's.
 */
import type { PyodideAPI } from 'pyodide';
import type { Outcome, Program, ProgramError } from '../../../runtime/runtime.ts';
import { endPipes } from './pipes.ts';
import type { Archive } from './protocol.ts';

/** Where the reader's files are, and where a program starts. */
export const HOME = '/home/reader';

/** What `loadPyodide` needs so that it asks for nothing beyond the files that it is given. */
export const EMPTY_LOCK = {
  info: {
    abi_version: '2026_0',
    arch: 'wasm32',
    platform: 'emscripten_5_0_3',
    python: '3.14.2',
    version: '314.0.7',
  },
  packages: {},
} as const;

/** What surrounds an interpreter. Called by the program while it runs, hence synchronous. */
export interface Host {
  /** Blocks the thread, after what was printed has been sent off. */
  block(milliseconds: number): void;
  /** Milliseconds since the program's first instruction. */
  now(): number;
  /** os._exit, where the host can end the thread: never returns. Without it, Emscripten throws an `ExitStatus`. */
  exit?(code: number): never;
  write(stream: 'stdout' | 'stderr', text: string): void;
  /** A module of the second archive was looked for in vain. */
  missed?(): void;
  /** Gets the `trace` events of a program that asks for them, as the text of a JSON array, some at a time. */
  trace?(events: string): void;
}

/** More trace events than this are not recorded of one run. */
export const TRACE_LIMIT = 20_000;

/** The part of Emscripten's module and of CPython's C API that is used here: pointers are numbers. */
interface CApi {
  _PyEval_EvalCode(code: number, globals: number, locals: number): number;
  _PyErr_GetRaisedException(): number;
  _PyErr_SetRaisedException(exception: number): void;
  _PyErr_PrintEx(setLastExc: number): void;
  _PyObject_CallOneArg(callable: number, argument: number): number;
  _PyErr_Clear(): void;
  _Py_IncRef(object: number): void;
  _Py_FinalizeEx(): number;
  _PyThreadState_Get(): number;
  _PyUnstable_ThreadState_SetStackProtection(thread: number, start: number, size: number): number;
  _emscripten_stack_get_base(): number;
}

/**
 * How deep C may recurse, in bytes of Python's own stack. Browsers give a worker about 1 MB for the real one, of which
 * each of these bytes takes six or seven; past it they break the interpreter off, where CPython raises RecursionError.
 * That is the price of Python calling C calling Python, of which some 300 levels fit. C that only calls C takes three
 * times as much of the real stack for each byte: the repr of a list nested 3000 levels deep breaks the interpreter
 * off. A limit low enough for that (60 kB) would leave 90 levels to recursive functions under `lru_cache`.
 */
const C_STACK = 156 << 10;

/**
 * How deep it may while a program is compiled, when nothing but the compiler is on the stack. Of the real stack, that takes
 * less: 900 kB have been seen to fit. With C_STACK, an `if` of sixty branches would be too deep.
 */
const COMPILER_STACK = 512 << 10;

/** Turns of a loop. */
const TURNS = 200;

/** What runner.py reports of the exception that ended the program. */
type Report = [
  code: number,
  show: boolean,
  needsSources: boolean,
  name?: string,
  message?: string,
  file?: string,
  line?: number,
  column?: number,
];

interface RunnerModule {
  install(host: object, virtual: boolean): void;
  prepare(files: unknown, entry: string): { toJs(): [number, number] };
  needs(files: unknown): { toJs(): Archive[] };
  warm_up(): void;
  turn_loop(turns: number): void;
  start_trace(limit: number): void;
  stop_trace(): void;
  address_of_report(): number;
}

export interface Execution {
  readonly outcome: Outcome;
  /** When the program's own code was over; finalizing comes after. */
  readonly at: number;
}

/** The browser's own stack ran out: "Maximum call stack size exceeded", in Firefox "too much recursion". */
export function isOutOfStack(error: unknown): error is Error {
  // Of other RangeErrors, there is that of memory that could not be had.
  return error instanceof Error && /call stack|recursion/i.test(error.message);
}

/** A flood of lines spends a fifth of its time in TextDecoder, which costs the same for ten bytes as for a thousand. */
const SHORT = 64;

/** Decodes UTF-8 that comes in pieces; without a piece, says what is left at the end. */
function createDecoder(): (bytes?: Uint8Array) => string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  /** The decoder may hold the beginning of a character. */
  let open = false;
  return (bytes) => {
    if (!bytes) return decoder.decode();
    if (!open && bytes.length <= SHORT && bytes.every((byte) => byte < 0x80))
      return String.fromCharCode(...bytes);
    open = (bytes.at(-1) ?? (open ? 0x80 : 0)) >= 0x80;
    return decoder.decode(bytes, { stream: true });
  };
}

/** An interpreter that has become the reader's. For one program only. */
export class Interpreter {
  readonly #py: PyodideAPI;
  readonly #c: CApi;
  readonly #host: Host;
  readonly #runner: RunnerModule;
  #report: Report = [0, false, false];
  /** What is printed to warm up, nobody is to see. */
  #silent = false;
  /** Lines of the input that have been shown. */
  #echoed = 0;
  /** Write what a program left unfinished: the beginning of a character. */
  readonly #ends: (() => void)[] = [];

  constructor(py: PyodideAPI, host: Host, { virtual = false } = {}) {
    this.#py = py;
    this.#c = (py as unknown as { _module: CApi })._module;
    this.#host = host;
    this.#runner = py.pyimport('_host.runner') as unknown as RunnerModule;
    this.#runner.install(
      {
        block: (milliseconds: number) => host.block(milliseconds),
        now: () => host.now(),
        report: (...report: Report) => void (this.#report = report),
        missed: () => host.missed?.(),
        echoed: () => this.#echoed,
        pipe: (descriptor: number) => endPipes(py.FS, descriptor),
        ...(host.trace ? { trace: (events: string) => host.trace?.(events) } : {}),
        ...(host.exit ? { exit: (code: number) => host.exit?.(code) } : {}),
      },
      virtual,
    );
    this.#limitStack(C_STACK);
    this.#connect('stdout');
    this.#connect('stderr');
  }

  #limitStack(size: number): void {
    const thread = this.#c._PyThreadState_Get();
    const base = this.#c._emscripten_stack_get_base();
    if (this.#c._PyUnstable_ThreadState_SetStackProtection(thread, base - size, size) !== 0)
      this.#c._PyErr_Clear();
  }

  #compiling<Result>(compile: () => Result): Result {
    this.#limitStack(COMPILER_STACK);
    try {
      return compile();
    } finally {
      this.#limitStack(C_STACK);
    }
  }

  #connect(stream: 'stdout' | 'stderr'): void {
    const decode = createDecoder();
    const pass = (text: string) => {
      if (text && !this.#silent) this.#host.write(stream, text);
    };
    const write = (bytes: Uint8Array) => {
      pass(decode(bytes));
      return bytes.length;
    };
    this.#ends.push(() => pass(decode()));
    if (stream === 'stdout') this.#py.setStdout({ write, isatty: false });
    else this.#py.setStderr({ write, isatty: false });
  }

  /** Hands in the program's input line by line, as a terminal does, and shows each line as it is read. */
  #feed(stdin: string): void {
    const lines = stdin.match(/[^\n]*\n|[^\n]+$/g) ?? [];
    let rest = new Uint8Array();
    this.#py.setStdin({
      isatty: false,
      read: (buffer) => {
        if (rest.length === 0) {
          const line = lines.shift() ?? '';
          rest = new TextEncoder().encode(line);
          if (line) this.#echo(line);
        }
        const part = rest.subarray(0, buffer.length);
        buffer.set(part);
        rest = rest.subarray(part.length);
        return part.length;
      },
    });
  }

  /** Whoever types a line ends it with Enter, the last one too. */
  #echo(line: string): void {
    this.#echoed += 1;
    this.#host.write('stdout', line.endsWith('\n') ? line : `${line}\n`);
  }

  /** To be called while there is time: the program's first line then comes sooner. */
  warmUp(): void {
    this.#feed('');
    this.#runner.warm_up();
    this.#py.toPy({ '': '' }).destroy();
    this.#silent = true;
    try {
      this.#py.runPython('print()');
    } finally {
      this.#silent = false;
    }
  }

  /**
   * Lets an event loop turn, in about a millisecond. A browser has quick machine code only for what has run often, and
   * shares it among the interpreters of a page: without this, the first loop turns at half its speed.
   */
  turnLoop(): void {
    this.#runner.turn_loop(TURNS);
  }

  /** The archives that the program is likely to need, found without running it. */
  needs(program: Program): Archive[] {
    const files = this.#py.toPy(program.files);
    return this.#compiling(() => this.#runner.needs(files).toJs());
  }

  /**
   * Runs the program to its end, then finalizes the interpreter. `sources` is awaited before a traceback is shown that
   * goes through the standard library, whose text may have to be fetched first.
   */
  async execute(program: Program, sources?: () => Promise<void>): Promise<Execution> {
    this.#feed(program.stdin ?? '');
    const files = this.#py.toPy(program.files);
    const [code, namespace] = this.#compiling(() => this.#runner.prepare(files, program.entry).toJs());
    const report = this.#runner.address_of_report();
    const traced = program.trace === true && this.#host.trace !== undefined;
    if (traced) this.#runner.start_trace(TRACE_LIMIT);
    const c = this.#c;
    let exception = 0;
    if (code === 0) {
      exception = namespace;
      c._Py_IncRef(exception); // printing it takes a reference away, and prepare() keeps its own
    } else if (c._PyEval_EvalCode(code, namespace, namespace) === 0) {
      exception = c._PyErr_GetRaisedException();
    }
    if (traced) this.#runner.stop_trace();
    if (exception !== 0) {
      if (c._PyObject_CallOneArg(report, exception) === 0) {
        c._PyErr_PrintEx(0);
        this.#report = [1, true, false]; // not even that much memory was left
      }
      if (this.#report[1]) {
        if (sources && this.#report[2]) await sources();
        c._PyErr_SetRaisedException(exception);
        c._PyErr_PrintEx(1);
      } else {
        // Its traceback holds the program's variables, which are to be freed at the end.
        c._PyErr_SetRaisedException(exception);
        c._PyErr_Clear();
      }
    }
    const at = this.#host.now();
    const outcome = this.#outcome(this.#finalize());
    for (const end of this.#ends) end();
    return { outcome, at };
  }

  /**
   * False when what was printed last could not be written. What is nested thousands of levels deep is freed by C code
   * that calls itself once a level and leaves nothing on the stack that CPython measures, so the browser's may run out.
   * The program is over by then, and its output has been sent.
   */
  #finalize(): boolean {
    try {
      return this.#c._Py_FinalizeEx() === 0;
    } catch (error) {
      if (isOutOfStack(error)) return true;
      throw error;
    }
  }

  #outcome(flushed: boolean): Outcome {
    const [code, , , name, message, file, line, column] = this.#report;
    if (!name) return { kind: 'exit', code: code === 0 && !flushed ? 120 : code };
    const error: ProgramError = {
      name,
      message: message ?? '',
      ...(file ? { file } : {}),
      ...(line ? { line } : {}),
      ...(column ? { column } : {}),
    };
    return { kind: 'exit', code, error };
  }
}
