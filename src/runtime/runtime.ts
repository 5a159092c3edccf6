import type { Stream } from './stream.ts';
import type { TraceEvent } from './trace-event.ts';

/** The languages that a program can be written in. */
export type Language = 'python' | 'javascript';

/** What a reader runs: text files, and the one to start with. */
export interface Program {
  readonly language: Language;
  /** Text by relative path, `/` as separator: `{ 'main.py': '…', 'pkg/helper.py': '…' }`. */
  readonly files: Readonly<Record<string, string>>;
  /** The key of `files` that is run. */
  readonly entry: string;
  /** What the program reads from standard input; without it, reading meets the end of the file. */
  readonly stdin?: string;
  /** Ask for `trace` events. Costs nothing when absent. */
  readonly trace?: boolean;
  /**
   * With `trace`, ask for lines as events, and for the program's state with each event. An engine that cannot see the
   * state (JavaScript's) sends the events alone.
   */
  readonly states?: boolean;
}

/** A stretch of output, in the order in which it was written; a line may arrive in several. */
export interface OutputEvent {
  readonly type: 'output';
  readonly stream: Stream;
  readonly text: string;
  /** Milliseconds since the program's first instruction. */
  readonly at: number;
}

/** What an engine reports while a program runs, in order. */
export type RunEvent =
  /** The interpreter is ready and the program starts: its time counts from here. Comes once, before all others. */
  | { readonly type: 'begin' }
  | OutputEvent
  | { readonly type: 'trace'; readonly events: readonly TraceEvent[] };

/** Why a program failed, with the place in the reader's own files where that is known. */
export interface ProgramError {
  /** The exception's class name: `ZeroDivisionError`, `SyntaxError`. */
  readonly name: string;
  readonly message: string;
  /** A key of {@link Program.files}. */
  readonly file?: string;
  /** Counted from 1. */
  readonly line?: number;
  /** Counted from 1. */
  readonly column?: number;
  /** The version of the language since which this fails, where a change of the language is behind it: `3.11`. */
  readonly since?: string;
}

/** How a run ended. A failing program is an outcome, never a rejected promise. */
export type Outcome =
  | {
      readonly kind: 'exit';
      readonly code: number;
      readonly error?: ProgramError;
      /** It failed because it read on past the end of its standard input; absent where that is not known. */
      readonly lacksInput?: true;
    }
  | { readonly kind: 'stopped' }
  /** It printed more than it may: in all, in lines where `limitLines` is given, in pieces where `limitPieces` is. */
  | {
      readonly kind: 'output-limit';
      readonly limitBytes: number;
      readonly limitLines?: number;
      readonly limitPieces?: number;
    }
  /** The engine itself broke down under the program: out of memory, a fatal error, a lost worker. */
  | { readonly kind: 'crash'; readonly message: string };

/** What is known once a run is over. */
export interface RunEnd {
  readonly outcome: Outcome;
  /** Milliseconds from the program's first instruction to its end; 0 when it never began. */
  readonly elapsed: number;
}

/** What an engine is doing before the program's first instruction. */
export interface Progress {
  /** In words a reader understands: "Downloading Python". */
  readonly text: string;
  /** Bytes received and, where known, to be received (uncompressed sizes). */
  readonly loaded?: number;
  readonly total?: number;
}

/** Why an engine cannot do its job here and now. */
export type UnavailableReason = 'not-isolated' | 'unsupported' | 'offline' | 'blocked' | 'timeout' | 'failed';

/** What readers can do where the engine knows nothing better. Where it may help, a button to try again stands beside it. */
const usualAdvice: Readonly<Record<UnavailableReason, string>> = {
  'not-isolated': 'Only whoever hosts this page can change that.',
  unsupported: 'Open this page in a current browser: that has what it needs.',
  offline: 'Connect, then try again.',
  blocked: 'If a content blocker or your network holds it back, allow it there, then try again.',
  timeout: 'Try again.',
  failed: 'Try again; if that does not help, reload the page.',
};

export interface UnavailableOptions extends ErrorOptions {
  /** See {@link Unavailable.advice}; left out, the usual one for the reason. */
  readonly advice?: string;
  /** See {@link Unavailable.lasting}; left out, what is usual for the reason. */
  readonly lasting?: boolean;
}

/**
 * Thrown by `check`, `boot` and `run` when the engine itself, not the program, is at fault. The message says what
 * happened and no more: the page shows it together with {@link advice}.
 */
export class Unavailable extends Error {
  readonly reason: UnavailableReason;
  /** What the reader can do about it, in whole sentences, said nowhere else. It names no buttons: those are the page's. */
  readonly advice: string;
  /** Whether it stays so as long as this page is open, so that trying again cannot help. */
  readonly lasting: boolean;
  constructor(reason: UnavailableReason, message: string, options: UnavailableOptions = {}) {
    super(message, options);
    this.name = 'Unavailable';
    this.reason = reason;
    this.advice = options.advice ?? usualAdvice[reason];
    this.lasting = options.lasting ?? (reason === 'unsupported' || reason === 'not-isolated');
  }
}

/** The name a reader sees above the output, and the version behind it. */
export interface EngineIdentity {
  /** `pyodide`, `page-js`, `webcontainer`: also the name of the recorded output. */
  readonly name: string;
  /** "CPython 3.14.2 · Pyodide 314.0.7" */
  readonly label: string;
  /** Why it reports no `trace` events, in a sentence; absent where it does. */
  readonly untraced?: string;
}

/** What has to be on the device before an engine can run its first program. */
export interface Download {
  /** As they are sent, compressed. */
  readonly bytes: number;
  /** All of it is on this device. */
  readonly kept: boolean;
}

/** Somewhere a program can run. */
export interface Runtime {
  readonly identity: EngineIdentity;
  /**
   * What the program asks for and this engine can never give, in words ("it imports node:events"); `undefined` when it
   * can run the program. An engine without this method runs every program of its language.
   */
  cannotRun?(program: Program): Promise<string | undefined>;
  /** What a first run has to load; an engine without this method cannot say. Loads none of it. */
  download?(): Promise<Download>;
  /** Cheap and free of side effects. Rejects with {@link Unavailable} when `boot` would be in vain. */
  check(): Promise<void>;
  /**
   * Gets ready to run, as far as that can be done ahead. Repeated calls share one boot; a call after a failure tries
   * again. Rejects with {@link Unavailable}.
   */
  boot(report?: (progress: Progress) => void, signal?: AbortSignal): Promise<void>;
  /**
   * A hint that a run is likely soon (pointer, focus or touch on a cell, or after a run): the engine may prepare one
   * spare interpreter. Never throws, never blocks.
   */
  warm(): void;
  /** Whether an interpreter waits for a program right now, so that a run begins within a few milliseconds. */
  readonly hasSpare?: boolean;
  /** Whether a program runs here, or this boots for one: {@link dispose} would end it. */
  readonly busy?: boolean;
  /**
   * Runs in a fresh interpreter and boots first where that has not happened. `onEvent` is called with `begin`, then with
   * the rest in order, and never after the promise has settled. Aborting resolves it as `stopped`, at once. Several runs
   * may be alive at the same time (a comparison). Rejects with {@link Unavailable} only when the engine cannot do its job.
   */
  run(
    program: Program,
    signal: AbortSignal,
    onEvent: (event: RunEvent) => void,
    report?: (progress: Progress) => void,
  ): Promise<RunEnd>;
  /** Frees every worker, frame and container. A later `boot` starts over. */
  dispose(): Promise<void>;
}
