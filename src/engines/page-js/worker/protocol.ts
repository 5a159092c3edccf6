/** What the page and the worker of one run say to each other. Types only. */
import type { SentRunMessage } from '../../worker/run-messages.ts';

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

/** Messages about the run; the end may ask for more. */
export type FromWorker = SentRunMessage & {
  /** A browser does not say where a syntax error is; the page finds out, and prints the report. */
  readonly unplaced?: boolean;
};
