/** What the page and the worker of one run say to each other. Types only. */
import type { ProgramError } from '../../runtime/runtime.ts';
import type { TraceEvent } from '../../runtime/trace-event.ts';

export interface RunMessage {
  readonly type: 'run';
  readonly files: Readonly<Record<string, string>>;
  readonly entry: string;
  readonly stdin?: string;
  /** UTF-16 units after which the worker ends the program by itself. */
  readonly outputLimit: number;
  /** The files call the recorder: they are instrumented. */
  readonly traced?: boolean;
}

export type ToWorker = RunMessage;

/** `text` was written at `at`, in milliseconds since the program's first instruction. */
export type Chunk = readonly [stream: 'stdout' | 'stderr', text: string, at: number];

export type FromWorker =
  /** The program's first instruction is next. */
  | { readonly type: 'begin' }
  | { readonly type: 'output'; readonly chunks: readonly Chunk[] }
  | { readonly type: 'trace'; readonly events: readonly TraceEvent[] }
  | {
      readonly type: 'exit';
      readonly code: number;
      readonly at: number;
      readonly error?: ProgramError;
      /** A browser does not say where a syntax error is; the page finds out, and prints the report. */
      readonly unplaced?: boolean;
    }
  | { readonly type: 'output-limit'; readonly at: number };
