import { engine } from './registry.ts';
import { type Progress, type Runtime, Unavailable, type UnavailableReason } from './runtime.ts';

/** An engine that could not do its job, and why, in words for the reader. */
export interface Refused {
  readonly name: string;
  readonly reason: UnavailableReason;
  readonly message: string;
}

/** The engine that will run, and those before it in the list that could not. */
export interface Choice {
  readonly name: string;
  readonly runtime: Runtime;
  readonly refused: readonly Refused[];
}

/** No engine of the list can run here and now; `refused` says why, one by one. */
export class NoEngine extends Error {
  readonly refused: readonly Refused[];
  constructor(refused: readonly Refused[]) {
    super(refused.map(({ message }) => message).join(' ') || 'No engine is named for this example.');
    this.name = 'NoEngine';
    this.refused = refused;
  }
}

/** The first engine of `names` that is there and boots. Rejects with {@link NoEngine}, or when `signal` aborts. */
export async function chooseEngine(
  names: readonly string[],
  report: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Choice> {
  const refused: Refused[] = [];
  for (const name of names) {
    try {
      const runtime = await engine(name);
      await runtime.check();
      await runtime.boot(report, signal);
      return { name, runtime, refused };
    } catch (error) {
      signal.throwIfAborted();
      refused.push(refusal(name, error));
    }
  }
  throw new NoEngine(refused);
}

/** What to tell about an error that an engine, or the loading of its code, threw. */
export function refusal(name: string, error: unknown): Refused {
  if (error instanceof Unavailable) return { name, reason: error.reason, message: error.message };
  const message = error instanceof Error ? error.message : String(error);
  const offline = 'navigator' in globalThis && !navigator.onLine;
  return {
    name,
    reason: offline ? 'offline' : 'failed',
    message: offline ? 'You seem to be offline, and the engine is not on this device yet.' : message,
  };
}
