/**
 * The page that the contract runs in: the engines, and nothing else of the site. The one file below `e2e/` that imports
 * from `src/`, because it stands where `src/client.ts` stands on the site.
 */
import { engine, registerEngine } from '../../../src/runtime/registry.ts';
import type { Outcome, Program, Progress, RunEvent } from '../../../src/runtime/runtime.ts';

registerEngine('pyodide', async () =>
  (await import('../../../src/engines/pyodide/engine.ts')).createPyodideEngine(),
);
registerEngine('page-js', async () =>
  (await import('../../../src/engines/page-js/engine.ts')).createPageJsEngine(),
);
registerEngine('webcontainer', async () =>
  (await import('../../../src/engines/webcontainer/engine.ts')).createWebContainerEngine(),
);

export interface RunOptions {
  /** Abort so many milliseconds after the first output. */
  readonly stopAfter?: number;
  /** Abort so many milliseconds after the call. */
  readonly stopAt?: number;
}

/** All that a caller could observe of one run. */
export interface Observed {
  readonly events: readonly RunEvent[];
  readonly out: string;
  readonly err: string;
  readonly outcome: Outcome | undefined;
  /** From the abort to the end. */
  readonly stopMs: number;
  readonly elapsed: number;
  readonly progress: readonly string[];
  /** What the iteration was rejected with: the engine could not do its job. */
  readonly rejected:
    | { readonly name: string; readonly message: string; readonly reason?: string; readonly advice?: string }
    | undefined;
}

async function run(name: string, program: Program, options: RunOptions = {}): Promise<Observed> {
  const runtime = await engine(name);
  const abort = new AbortController();
  const began = performance.now();
  let aborted = 0;
  const stop = () => {
    aborted = performance.now();
    abort.abort();
  };
  if (options.stopAt === 0) stop();
  else if (options.stopAt !== undefined) setTimeout(stop, options.stopAt);
  const events: RunEvent[] = [];
  let printed = false;
  const progress: Progress[] = [];
  let rejected: Observed['rejected'];
  try {
    for await (const event of runtime.run(program, abort.signal, (step) => progress.push(step))) {
      if (!printed && event.type === 'output' && options.stopAfter !== undefined) {
        printed = true;
        setTimeout(stop, options.stopAfter);
      }
      events.push(event);
    }
  } catch (error) {
    const { name: kind, message, reason, advice } = error as Error & { reason?: string; advice?: string };
    rejected = {
      name: kind,
      message,
      ...(reason !== undefined && { reason }),
      ...(advice !== undefined && { advice }),
    };
  }
  const text = (stream: string) =>
    events.map((event) => (event.type === 'output' && event.stream === stream ? event.text : '')).join('');
  const last = events.at(-1);
  return {
    events,
    out: text('stdout') + text('terminal'),
    err: text('stderr'),
    outcome: last?.type === 'end' ? last.outcome : undefined,
    stopMs: aborted > 0 ? performance.now() - aborted : 0,
    elapsed: performance.now() - began,
    progress: progress.map((step) => step.text),
    rejected,
  };
}

const rig = { engine, run };
export type Rig = typeof rig;
Object.assign(globalThis, { rig });
