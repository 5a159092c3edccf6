import type { RecordedLine } from '../../examples/example.ts';
import type { EngineIdentity, Outcome, Program, RunEvent } from '../../runtime/runtime.ts';

/** One word for what a cell is doing; CSS and tests read it from `data-state`. */
export type CellState = 'idle' | 'booting' | 'running' | 'done' | 'error' | 'stopped';

/** Text by path. */
export type Files = Program['files'];

/** What the last run left behind. */
export interface LastRun {
  readonly program: Program;
  readonly engine: EngineIdentity;
  /** In order; one entry a line, its newline included. Grows while the program runs. */
  readonly output: readonly RecordedLine[];
  /** When the program started, on the page's clock (`performance.now`). */
  readonly startedAt: number;
  /** Absent while it runs. */
  readonly outcome?: Outcome;
  /** Milliseconds from the first instruction to the end. */
  readonly elapsed?: number;
}

/** What a cell tells, on itself and bubbling. */
export interface CellEventMap {
  /** Run was asked for; the engine may still have to load. */
  'cell-run-start': CustomEvent<{ readonly program: Program }>;
  'cell-run-event': CustomEvent<{ readonly event: RunEvent }>;
  /** The run is over and its output is on the page. No outcome: no engine could run it. */
  'cell-run-end': CustomEvent<{ readonly outcome: Outcome | undefined; readonly elapsed: number }>;
  /** The cell went back to the original text and its recorded output. */
  'cell-reset': CustomEvent<null>;
  /** Another version of the text is about to be shown. Whoever shows it instead cancels the event. */
  'cell-version': CustomEvent<{ readonly files: Files }>;
  /** An engine was chosen, by the reader or a link. */
  'cell-engine': CustomEvent<null>;
  'cell-edit': CustomEvent<{ readonly files: Files }>;
  /** Share was pressed, in the cell that is the event's target. Whoever handles it cancels the event. */
  'cell-share': CustomEvent<null>;
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- merging is how the DOM's own map takes events
  interface HTMLElementEventMap extends CellEventMap {}
}
