/**
 * Running a program in a booted Pyodide, the same way in a browser's worker and in Node. Everything Python-side is in
 * python/; this file calls it, and calls CPython's C API so that no frame of ours is below the reader's.
 */
import type { PyodideAPI } from 'pyodide';
import type { Outcome, Program, ProgramError } from '../../../runtime/runtime.ts';
import { defaultVersion, pythonBuilds, type PythonVersion } from '../versions/versions.ts';
import { CApi } from './c-api.ts';
import type { Host } from './host.ts';
import { endPipes } from './pipes.ts';
import type { Archive } from './protocol.ts';
import type { RunnerModule, RunnerReport } from './runner-module.ts';
import { createDecoder } from './utf8-decoder.ts';

/** More trace events than this are not recorded of one run. */
export const TRACE_LIMIT = 20_000;

/** After this many events states are no longer recorded, and lines are no longer events. */
export const STATE_LIMIT = 2000;

/**
 * How deep C may recurse, in bytes of Python's own stack. Browsers give a worker about 1 MB for the real one, of which
 * each of these bytes takes six or seven; past it they break the interpreter off, where CPython raises RecursionError.
 * Those are the numbers for Python that calls C that calls Python, of which some 300 levels fit. C that only calls C takes
 * at least three times as much of the real stack for each byte: `chargeStack` makes up for that.
 */
const C_STACK = 156 << 10;

/**
 * How deep C may recurse while a program is compiled, when only the compiler is on the stack. The compiler takes less of
 * the real stack: 900 kB have been seen to fit. With C_STACK, an `if` of sixty branches would be too deep.
 */
const COMPILER_STACK = 512 << 10;

const NEWLINE = 10;

/** Turns of a loop. */
const TURNS = 200;

/** How a program ended, and when. */
export interface Execution {
  readonly outcome: Outcome;
  /** When the program's own code ended, in milliseconds since its first instruction; finalization comes after. */
  readonly at: number;
}

/** Whether the browser's own stack ran out: "Maximum call stack size exceeded", in Firefox "too much recursion". */
export function isOutOfStack(error: unknown): error is Error {
  // Not every RangeError: there is one for memory that cannot be allocated, too.
  return error instanceof Error && /call stack|recursion/i.test(error.message);
}

/** An open file of Emscripten's, with the functions that read and write it. */
interface FileStream {
  stream_ops: {
    read?(stream: unknown, buffer: Int8Array, offset: number, length: number): number;
    write?(stream: unknown, buffer: Int8Array, offset: number, length: number): number;
  };
}

function bytesOf({ buffer, byteOffset }: Int8Array, offset: number, length: number): Uint8Array {
  return new Uint8Array(buffer, byteOffset + offset, length);
}

/** How an interpreter was started. */
export interface InterpreterOptions {
  /** Whether time stands still except for sleeping. */
  readonly virtual?: boolean;
  /** Which CPython it is; the default version if left out. */
  readonly version?: PythonVersion;
}

/** An interpreter that has become the reader's. For one program only. */
export class Interpreter {
  readonly #py: PyodideAPI;
  readonly #c: CApi;
  readonly #host: Host;
  readonly #runner: RunnerModule;
  readonly #inBlocks: boolean;
  readonly #traceable: boolean;
  readonly #stateLimit: number;
  #report: RunnerReport = [0, false, false, false];
  /** The program has read its standard input to the end. */
  #inputEnded = false;
  /** Whether output is dropped, as while the interpreter warms up. */
  #silent = false;
  /** While a trace is recorded: how many lines have been written to each stream, the input's among those of stdout. */
  #rows: { stdout: number; stderr: number } | undefined;
  /** Write what a program left unfinished: the beginning of a character. */
  readonly #ends: (() => void)[] = [];

  constructor(
    py: PyodideAPI,
    host: Host,
    { virtual = false, version = defaultVersion }: InterpreterOptions = {},
  ) {
    this.#py = py;
    this.#c = new CApi(py);
    this.#inBlocks = pythonBuilds[version].streams === 'blocks';
    this.#traceable = pythonBuilds[version].monitoring;
    this.#stateLimit = pythonBuilds[version].states ? STATE_LIMIT : 0;
    this.#host = host;
    this.#runner = py.pyimport('_host.runner') as unknown as RunnerModule;
    this.#runner.install(
      {
        block: (milliseconds: number) => host.block(milliseconds),
        now: () => host.now(),
        report: (...report: RunnerReport) => void (this.#report = report),
        missed: () => host.missed?.(),
        pipe: (descriptor: number, sends?: number) => endPipes(py.FS, descriptor, sends),
        untraced: (call: (...values: unknown[]) => void, ...values: unknown[]) =>
          this.#c.untraced(() => call(...values)),
        ...(host.trace ? { trace: (events: string) => host.trace?.(events) } : {}),
        ...(host.exit ? { exit: (code: number) => host.exit?.(code) } : {}),
      },
      virtual,
    );
    this.#c.limitStack(C_STACK);
    this.#c.chargeStack(this.#runner.deep_calls().toJs());
    this.#connect('stdout');
    this.#connect('stderr');
  }

  #compiling<Result>(compile: () => Result): Result {
    this.#c.limitStack(COMPILER_STACK);
    try {
      return compile();
    } finally {
      this.#c.limitStack(C_STACK);
    }
  }

  #connect(stream: 'stdout' | 'stderr'): void {
    const decode = createDecoder();
    const pass = (text: string) => {
      if (text && !this.#silent) this.#host.write(stream, text);
    };
    const write = (bytes: Uint8Array) => {
      pass(decode(bytes));
      if (this.#rows) this.#trace(stream, bytes, this.#rows);
      return bytes.length;
    };
    this.#ends.push(() => pass(decode()));
    if (!this.#inBlocks) {
      this.#operate(stream === 'stdout' ? 1 : 2, {
        write: (_stream, buffer, offset, length) => write(bytesOf(buffer, offset, length)),
      });
    } else if (stream === 'stdout') this.#py.setStdout({ write, isatty: false });
    else this.#py.setStderr({ write, isatty: false });
  }

  /** Tells the trace what was written. */
  #trace(stream: 'stdout' | 'stderr', bytes: Uint8Array, rows: { stdout: number; stderr: number }): void {
    const row = rows[stream];
    for (const byte of bytes) if (byte === NEWLINE) rows[stream] += 1;
    const begun = rows[stream] - row + (bytes.at(-1) === NEWLINE ? 0 : 1);
    try {
      this.#c.untraced(() => this.#runner.trace_output(stream, row, begun));
    } catch (error) {
      // As deep in a recursion as Python goes, there is no room for one call more: the program has, and goes on.
      if (isOutOfStack(error)) throw error;
    }
  }

  /** Hands in the program's input line by line, as a terminal does, and shows each line as it is read. */
  #feed(stdin: string): void {
    const lines = stdin.match(/[^\n]*\n|[^\n]+$/g) ?? [];
    let rest = new Uint8Array();
    const read = (buffer: Uint8Array): number => {
      if (rest.length === 0) {
        const line = lines.shift() ?? '';
        rest = new TextEncoder().encode(line);
        if (line) this.#echo(line);
      }
      if (rest.length === 0) this.#inputEnded = true;
      const part = rest.subarray(0, buffer.length);
      buffer.set(part);
      rest = rest.subarray(part.length);
      return part.length;
    };
    if (this.#inBlocks) this.#py.setStdin({ isatty: false, read });
    else
      this.#operate(0, {
        read: (_stream, buffer, offset, length) => read(bytesOf(buffer, offset, length)),
      });
  }

  /** Where Pyodide reads and writes byte by byte only, Emscripten's file is given other ways of its own. */
  #operate(descriptor: number, operations: FileStream['stream_ops']): void {
    const { getStream } = this.#py.FS as unknown as { getStream(descriptor: number): FileStream };
    const file = getStream(descriptor);
    file.stream_ops = { ...file.stream_ops, ...operations };
  }

  /** Whoever types a line ends it with Enter, the last one too. */
  #echo(line: string): void {
    if (this.#rows) this.#rows.stdout += 1;
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
    this.#inputEnded = false;
    const files = this.#py.toPy(program.files);
    const [code, namespace] = this.#compiling(() => this.#runner.prepare(files, program.entry).toJs());
    const report = this.#runner.address_of_report();
    const traced = program.trace === true && this.#traceable && this.#host.trace !== undefined;
    if (traced) {
      this.#runner.start_trace(TRACE_LIMIT, program.states === true ? this.#stateLimit : 0);
      this.#rows = { stdout: 0, stderr: 0 };
    }
    const c = this.#c;
    let exception = 0;
    if (code === 0) {
      exception = namespace;
      c.keep(exception); // printing it takes a reference away, and prepare() keeps its own
    } else if (c.evaluate(code, namespace) === 0) {
      exception = c.takeException();
    }
    this.#rows = undefined;
    if (traced) c.untraced(() => this.#runner.stop_trace());
    if (exception !== 0) {
      if (c.untraced(() => c.call(report, exception)) === 0) {
        c.clearException(); // it is about what is ours, which the reader knows nothing of
        this.#report = [1, true, false, false]; // not even that much memory was left
      }
      if (this.#report[1]) {
        if (sources && this.#report[2]) await sources();
        c.raise(exception);
        c.printException();
      } else {
        // Its traceback holds the program's variables, which are to be freed at the end.
        c.raise(exception);
        c.clearException();
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
      return this.#c.finalize();
    } catch (error) {
      if (isOutOfStack(error)) return true;
      throw error;
    }
  }

  #outcome(flushed: boolean): Outcome {
    const [code, , , asksForInput, name, message, file, line, column, since] = this.#report;
    const input = asksForInput && code !== 0 && this.#inputEnded ? { lacksInput: true as const } : {};
    if (!name) return { kind: 'exit', code: flushed ? code : 120, ...input };
    const error: ProgramError = {
      name,
      message: message ?? '',
      ...(file ? { file } : {}),
      ...(line ? { line } : {}),
      ...(column ? { column } : {}),
      ...(since ? { since } : {}),
    };
    return { kind: 'exit', code, error, ...input };
  }
}
