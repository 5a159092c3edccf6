import { chooseEngine, type ChosenEngine, NoEngine, refusal } from '../../runtime/choose.ts';
import { hasSpare } from '../../runtime/registry.ts';
import type { Program, Progress, RunEnd, RunEvent } from '../../runtime/runtime.ts';

/**
 * How long a waiting interpreter may take to print something before the page shows that a run starts, in milliseconds:
 * less than a frame. Drawing that takes about as long as the first lines need, and would delay them.
 */
const QUICK_START_MS = 12;

/** What a cell shows of a run while it lasts. Once the run's signal is aborted, nothing is called any more. */
export interface RunListener {
  /** Comes first; see {@link runProgram}. */
  started(): void;
  progress(progress: Progress): void;
  /** The engine is ready; an interpreter for the program may still have to start. */
  engine(chosen: ChosenEngine): void;
  event(event: RunEvent): void;
  /** Resolves when `event` may bring output; rejects when it cannot be shown. */
  ready(): Promise<void>;
  /** Resolves when the output so far is on the page. */
  drained(): Promise<void>;
}

/**
 * One execution, from the choice of an engine to the last line on the page. The listener is called at once; where an
 * interpreter waits, with the first output or after {@link QUICK_START_MS}. Resolves with how it ended, at once when
 * `signal` is aborted, or with why no engine could run it; never rejects.
 */
export async function runProgram(
  program: Program,
  engines: readonly string[],
  signal: AbortSignal,
  listener: RunListener,
): Promise<RunEnd | NoEngine> {
  const show = holdBack(hasSpare(engines[0] ?? '') ? QUICK_START_MS : 0);
  signal.addEventListener('abort', show.now, { once: true });
  show.later(() => listener.started());
  const report = (progress: Progress): void => {
    if (!signal.aborted) show.later(() => listener.progress(progress));
  };
  let name = engines[0] ?? 'none';
  let elapsed = 0;
  try {
    const chosen = await unlessAborted(
      Promise.all([chooseEngine(engines, program, report, signal), listener.ready()]).then(([one]) => one),
      signal,
    );
    name = chosen.name;
    show.later(() => listener.engine(chosen));
    const onEvent = (event: RunEvent): void => {
      if (event.type === 'begin') show.later(() => listener.event(event));
      else {
        show.now();
        listener.event(event);
      }
    };
    const end = await chosen.runtime.run(program, signal, onEvent, report);
    elapsed = end.elapsed;
    show.now();
    await unlessAborted(listener.drained(), signal);
    // Ask for the next interpreter now, so that the reader's next Run is instant.
    chosen.runtime.warm();
    return end;
  } catch (error) {
    show.now();
    if (signal.aborted) return { outcome: { kind: 'stopped' }, elapsed };
    return error instanceof NoEngine ? error : new NoEngine([refusal(name, error)]);
  }
}

/** Calls made within the first `ms` milliseconds wait, in order, until these are over or {@link now} is called. */
function holdBack(ms: number): { later(call: () => void): void; now(): void } {
  let held: (() => void)[] | undefined = ms > 0 ? [] : undefined;
  const now = (): void => {
    const calls = held ?? [];
    held = undefined;
    for (const call of calls) call();
  };
  if (ms > 0) setTimeout(now, ms);
  return { later: (call) => (held ? void held.push(call) : call()), now };
}

/** Rejects when `signal` is aborted, whatever becomes of the promise. */
async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const stop = (): void => aborted.reject(signal.reason);
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  try {
    return await Promise.race([promise, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
