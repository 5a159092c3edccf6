/**
 * The page that the contract runs in: the engines, and nothing else of the site. The one file below `e2e/` that imports
 * from `src/`, because it stands where `src/client.ts` stands on the site.
 */
import { engineNameOf, pythonVersions } from '../../../src/engines/pyodide/versions/versions.ts';
import { engine, registerEngine } from '../../../src/runtime/registry.ts';
import type { Outcome, Program, Progress, RunEnd, RunEvent } from '../../../src/runtime/runtime.ts';

for (const version of pythonVersions) {
  registerEngine(engineNameOf(version), async () =>
    (await import('../../../src/engines/pyodide/engine.ts')).createPyodideEngine({ version }),
  );
}
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
  /** Listen for so many milliseconds after the end, in case something more is said. */
  readonly listenOn?: number;
}

/** All that a caller could observe of one run. */
export interface Observed {
  readonly events: readonly RunEvent[];
  readonly out: string;
  readonly err: string;
  readonly outcome: Outcome | undefined;
  /** Of the program, by its engine. */
  readonly ranFor: number | undefined;
  /** Events that came after the end. */
  readonly late: number;
  /** From the abort to the end. */
  readonly stopMs: number;
  readonly elapsed: number;
  readonly progress: readonly string[];
  /** What the run was rejected with: the engine could not do its job. */
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
  let late = 0;
  const progress: Progress[] = [];
  let end: RunEnd | undefined;
  let settled = 0;
  let rejected: Observed['rejected'];
  const onEvent = (event: RunEvent): void => {
    if (settled > 0) late += 1;
    if (!printed && event.type === 'output' && options.stopAfter !== undefined) {
      printed = true;
      setTimeout(stop, options.stopAfter);
    }
    events.push(event);
    // The last that was printed, for a story that must not ask the page otherwise while its frames fall.
    if (event.type === 'output') document.documentElement.dataset['printed'] = event.text;
  };
  try {
    end = await runtime.run(program, abort.signal, onEvent, (step) => progress.push(step));
  } catch (error) {
    const { name: kind, message, reason, advice } = error as Error & { reason?: string; advice?: string };
    rejected = {
      name: kind,
      message,
      ...(reason !== undefined && { reason }),
      ...(advice !== undefined && { advice }),
    };
  }
  settled = performance.now();
  if (options.listenOn) await new Promise((resolve) => setTimeout(resolve, options.listenOn));
  const text = (stream: string) =>
    events.map((event) => (event.type === 'output' && event.stream === stream ? event.text : '')).join('');
  return {
    events,
    out: text('stdout') + text('terminal'),
    err: text('stderr'),
    outcome: end?.outcome,
    ranFor: end?.elapsed,
    late,
    stopMs: aborted > 0 ? settled - aborted : 0,
    elapsed: settled - began,
    progress: progress.map((step) => step.text),
    rejected,
  };
}

const rig = { engine, run };
export type Rig = typeof rig;
Object.assign(globalThis, { rig });
