import { engine } from './registry.ts';
import { type Program, type Progress, type Runtime, Unavailable, type UnavailableReason } from './runtime.ts';

/** An engine that could not do its job, and why, in words for the reader. */
export interface Refused {
  readonly name: string;
  readonly reason: UnavailableReason;
  readonly message: string;
  /** What the reader can do about it; absent where the engine can never run this program. */
  readonly advice?: string;
  /** Whether trying again cannot help: see {@link Unavailable.lasting}. */
  readonly lasting: boolean;
}

/** The engine that will run, and those before it in the list that could not. */
export interface ChosenEngine {
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

  /** What the reader can do: about the last engine that may still become available, or, if none may, about the last one. */
  get advice(): string | undefined {
    const advised = this.refused.filter(({ advice }) => advice !== undefined);
    return (advised.findLast(({ lasting }) => !lasting) ?? advised.at(-1))?.advice;
  }

  /** Whether no engine can become available as long as this page is open. */
  get lasting(): boolean {
    return this.refused.every(({ lasting }) => lasting);
  }
}

/**
 * How long an engine may take to boot while another one could run the program. With the start of that one a reader waits
 * six seconds at most.
 */
const LONGEST_WAIT_MS = 4000;

/**
 * The first engine of `names` that can run the program, is there and boots. An engine that takes too long is passed over
 * where a later one can do it, and goes on starting for the next run. Rejects with {@link NoEngine}, or when `signal`
 * aborts.
 */
export async function chooseEngine(
  names: readonly string[],
  program: Program,
  report: (progress: Progress) => void,
  signal: AbortSignal,
  longestWaitMs = LONGEST_WAIT_MS,
): Promise<ChosenEngine> {
  const began = performance.now();
  const refused: Refused[] = [];
  for (const [index, name] of names.entries()) {
    try {
      const runtime = await engine(name);
      const why = await runtime.cannotRun?.(program);
      if (why !== undefined) {
        refused.push({ name, reason: 'unsupported', message: why, lasting: true });
        continue;
      }
      await runtime.check();
      let chosen = false;
      const booted = runtime.boot((progress) => {
        // A boot that was passed over goes on, quietly.
        if (!chosen) report(progress);
      }, signal);
      try {
        const left = Math.max(0, longestWaitMs - (performance.now() - began));
        await ((await someCanRun(names.slice(index + 1), program)) ? withinLimit(booted, left) : booted);
      } finally {
        chosen = true;
      }
      return { name, runtime, refused };
    } catch (error) {
      signal.throwIfAborted();
      refused.push(refusal(name, error));
    }
  }
  throw new NoEngine(refused);
}

/** Whether one of these engines could run the program instead. The first that could gets ready meanwhile. */
async function someCanRun(names: readonly string[], program: Program): Promise<boolean> {
  for (const name of names) {
    try {
      const runtime = await engine(name);
      if ((await runtime.cannotRun?.(program)) !== undefined) continue;
      await runtime.check();
      runtime.warm();
      return true;
    } catch {
      // Not this engine: the next one is asked.
    }
  }
  return false;
}

async function withinLimit(booted: Promise<void>, ms: number): Promise<void> {
  booted.catch(() => {}); // it may fail after it was passed over
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () =>
      reject(
        new Unavailable('timeout', 'it is still starting', { advice: 'It will be used once it is ready.' }),
      ),
    ms,
  );
  try {
    await Promise.race([booted, promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** What to say about an error that an engine, or the loading of its code, threw. */
export function refusal(name: string, error: unknown): Refused {
  const { reason, message, advice, lasting } = error instanceof Unavailable ? error : asUnavailable(error);
  return { name, reason, message, advice, lasting };
}

function asUnavailable(error: unknown): Unavailable {
  if ('navigator' in globalThis && !navigator.onLine) {
    return new Unavailable('offline', 'You seem to be offline, and the engine is not on this device yet.');
  }
  return new Unavailable('failed', error instanceof Error ? error.message : String(error));
}
