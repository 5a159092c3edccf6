import { type Choice, chooseEngine, NoEngine, refusal } from '../../runtime/choose.ts';
import { waiting } from '../../runtime/registry.ts';
import type { Outcome, Program, Progress, RunEvent } from '../../runtime/runtime.ts';

/**
 * How long a waiting interpreter may take to print something before it is shown that a run starts, in milliseconds: less
 * than a frame. To draw that takes about as long as the first lines need, and would hold these up.
 */
const patience = 12;

/** What a run tells while it lasts. Nothing is told after {@link Run.stop}. */
export interface RunListener {
  /** Comes first; see {@link Run}. */
  started(): void;
  progress(progress: Progress): void;
  /** The engine is ready; an interpreter for the program may still have to start. */
  engine(choice: Choice): void;
  /** The program starts, at this time on the page's clock. */
  began(at: number): void;
  event(event: RunEvent): void;
  /** Resolves when the output so far is on the page. */
  drained(): Promise<void>;
}

export type RunEnd =
  | { readonly kind: 'ended'; readonly outcome: Outcome; readonly elapsed: number }
  /** The engine, not the program, is at fault. */
  | { readonly kind: 'unavailable'; readonly error: NoEngine };

/**
 * One execution, from the choice of an engine to the last line on the page. It begins to tell at once; where an
 * interpreter waits, with the first output or after {@link patience}.
 */
export class Run {
  /** How it ended. Never rejects. */
  readonly done: Promise<RunEnd>;
  readonly #listener: RunListener;
  readonly #abort = new AbortController();
  #settle!: (end: RunEnd) => void;
  /** What there is to tell, until telling begins. */
  #untold: (() => void)[] | undefined;
  /** On the page's clock. */
  #startedAt = 0;
  #began = false;

  constructor(program: Program, engines: readonly string[], listener: RunListener) {
    this.#listener = listener;
    this.done = new Promise((resolve) => (this.#settle = resolve));
    this.#untold = [() => listener.started()];
    if (waiting(engines[0] ?? '')) setTimeout(() => this.#beginToTell(), patience);
    else this.#beginToTell();
    void this.#execute(program, engines);
  }

  /** Ends it now, whatever the engine makes of it. */
  stop(): void {
    this.#finish({ kind: 'stopped' });
  }

  /** Ends it because it printed more than a page can hold. */
  limitReached(limitBytes: number): void {
    this.#finish({ kind: 'output-limit', limitBytes });
  }

  #finish(outcome: Outcome): void {
    this.#end({ kind: 'ended', outcome, elapsed: this.#elapsed() });
    this.#abort.abort();
  }

  #end(end: RunEnd): void {
    this.#beginToTell();
    this.#settle(end);
  }

  #tell(what: () => void): void {
    if (this.#untold) this.#untold.push(what);
    else what();
  }

  #beginToTell(): void {
    const untold = this.#untold ?? [];
    this.#untold = undefined;
    for (const tell of untold) tell();
  }

  /** An interpreter's start is not the program's time. */
  #elapsed(): number {
    return this.#began ? performance.now() - this.#startedAt : 0;
  }

  async #execute(program: Program, engines: readonly string[]): Promise<void> {
    const { signal } = this.#abort;
    const report = (progress: Progress): void => {
      if (!signal.aborted) this.#tell(() => this.#listener.progress(progress));
    };
    let name = engines[0] ?? 'none';
    try {
      const choice = await chooseEngine(engines, program, report, signal);
      signal.throwIfAborted();
      name = choice.name;
      this.#tell(() => this.#listener.engine(choice));
      for await (const event of choice.runtime.run(program, signal, report)) {
        if (signal.aborted) return;
        // A fresh interpreter may have had to start first.
        if (event.type === 'begin') {
          this.#began = true;
          const at = (this.#startedAt = performance.now());
          this.#tell(() => this.#listener.began(at));
          continue;
        }
        this.#beginToTell();
        this.#listener.event(event);
        if (event.type !== 'end') continue;
        await this.#listener.drained();
        // Ask for the next interpreter now, so that the reader's next Run is instant.
        if (!signal.aborted) choice.runtime.warm();
        this.#end({ kind: 'ended', outcome: event.outcome, elapsed: event.at });
        return;
      }
      throw new Error('The engine went away in the middle of the run.');
    } catch (error) {
      if (signal.aborted) return;
      const noEngine = error instanceof NoEngine ? error : new NoEngine([refusal(name, error)]);
      this.#end({ kind: 'unavailable', error: noEngine });
    }
  }
}
