import type { Outcome, RunEnd, RunEvent } from '../runtime/runtime.ts';
import type { Stream } from '../runtime/stream.ts';
import type { TraceEvent } from '../runtime/trace-event.ts';
import type { RunMessage } from './worker/run-messages.ts';
import { OutputBudget } from './worker/output-budget.ts';

export interface RunReporterOptions {
  readonly signal: AbortSignal;
  readonly onEvent: (event: RunEvent) => void;
  /** UTF-16 units of output after which the run is ended. */
  readonly outputLimit: number;
}

/** More trace events than this are not passed on of one run; engines stop recording before. */
const MOST_TRACE_EVENTS = 25_000;

/**
 * Reports one run to its caller. It keeps the promises of `Runtime.run` whatever a program makes its engine report: one
 * beginning, output up to a limit, times that never go back, one end, and nothing after it.
 */
export class RunReporter {
  readonly #options: RunReporterOptions;
  readonly #budget: OutputBudget;
  readonly #ended = Promise.withResolvers<RunEnd>();
  readonly #releases: (() => void)[] = [];
  readonly #stop = () => this.end({ kind: 'stopped' });
  /** On the page's clock: when the program was handed over, and when it said that it began. */
  #handedOverAt = performance.now();
  #begunAt: number | undefined;
  #lastTime = 0;
  #traced = 0;
  #over = false;

  constructor(options: RunReporterOptions) {
    this.#options = options;
    this.#budget = new OutputBudget(options.outputLimit);
    if (options.signal.aborted) this.#stop();
    else options.signal.addEventListener('abort', this.#stop);
  }

  /** Resolves with the end, or rejects with what {@link fail} was called with. */
  get ended(): Promise<RunEnd> {
    return this.#ended.promise;
  }

  get over(): boolean {
    return this.#over;
  }

  /** Whether the program's first instruction has been announced. */
  get begun(): boolean {
    return this.#begunAt !== undefined;
  }

  /** `release` is called once, when the run is over: at once if it is. */
  whenOver(release: () => void): void {
    if (this.#over) release();
    else this.#releases.push(release);
  }

  /** The program is on its way to its worker, whose clock cannot have started before. */
  handOver(): void {
    this.#handedOverAt = performance.now();
  }

  /** The program's first instruction is next. Only the first call counts. */
  begin(): void {
    if (this.#over || this.#begunAt !== undefined) return;
    this.#begunAt = performance.now();
    this.#options.onEvent({ type: 'begin' });
  }

  /** Handles a worker's message. One that is not valid counts against the limit too, since the page had to read it. */
  receive(message: RunMessage | undefined): void {
    switch (message?.type) {
      case 'begin':
        this.begin();
        break;
      case 'output':
        if (message.chunks.length === 0) this.#count();
        for (const [stream, text, at] of message.chunks) this.print(stream, text, at);
        break;
      case 'trace':
        this.#count();
        this.trace(message.events);
        break;
      case 'end':
        this.end(message.outcome, message.at);
        break;
      case undefined:
        this.#count();
        break;
      default:
        message satisfies never;
    }
  }

  /** Output that was written at `at`, by the program's clock; without it, now. Ends the run at its limit. */
  print(stream: Stream, text: string, at?: number): void {
    if (this.#over) return;
    const shown = this.#budget.take(text);
    if (shown !== '') this.#options.onEvent({ type: 'output', stream, text: shown, at: this.#time(at) });
    this.#count(at);
  }

  trace(events: readonly TraceEvent[]): void {
    const passedOn = events.slice(0, MOST_TRACE_EVENTS - this.#traced);
    this.#traced += passedOn.length;
    if (!this.#over && passedOn.length > 0) this.#options.onEvent({ type: 'trace', events: passedOn });
  }

  #count(at?: number): void {
    this.#budget.countPiece();
    if (this.#budget.exceeded) this.end(this.#budget.exceeded, at);
  }

  /** Ends the run; only the first call counts. */
  end(outcome: Outcome, at?: number): void {
    if (!this.#close()) return;
    this.#ended.resolve({ outcome, elapsed: this.#begunAt === undefined ? 0 : this.#time(at) });
  }

  /** Ends the run because the engine could not do its job. */
  fail(error: unknown): void {
    if (this.#close()) this.#ended.reject(error);
  }

  #close(): boolean {
    if (this.#over) return false;
    this.#over = true;
    this.#options.signal.removeEventListener('abort', this.#stop);
    for (const release of this.#releases.splice(0)) release();
    return true;
  }

  /** A worker could lie about its clock: it never goes back, and is never ahead of the page's. */
  #time(at = performance.now() - (this.#begunAt ?? this.#handedOverAt)): number {
    this.#lastTime = Math.max(this.#lastTime, Math.min(at, performance.now() - this.#handedOverAt));
    return this.#lastTime;
  }
}
