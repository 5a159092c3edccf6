/** Real CPython for the harness: Pyodide in Node, with the very Python files that the browser's worker uses. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadPyodide, type PyodideAPI } from 'pyodide';
import type { EngineIdentity, Outcome, OutputEvent, Program, RunEnd } from '../../runtime/runtime.ts';
import { readTraceEvents } from '../../runtime/read-trace-events.ts';
import type { TraceEvent } from '../../runtime/trace-event.ts';
import { identity } from './identity.ts';
import { EMPTY_LOCK, HOME, Interpreter, type Host } from './worker/interpreter.ts';

const driver = join(import.meta.dirname, 'python');
const target = '/lib/python3.14/site-packages/_host';

export interface NodeRun {
  readonly engine: EngineIdentity;
  /** In the order in which it was written; a line may arrive in several. */
  readonly output: readonly OutputEvent[];
  /** Empty unless the program asks for a trace. */
  readonly trace: readonly TraceEvent[];
  readonly end: RunEnd;
}

export interface NodeRunOptions {
  /**
   * `virtual` makes sleeping instant and all times exact (each look at a clock takes a microsecond); `real` waits.
   * Default `virtual`.
   */
  readonly clock?: 'virtual' | 'real';
  /** From {@link takeSnapshot}: boots ten times as fast. */
  readonly snapshot?: Uint8Array;
}

/**
 * Runs a program in an interpreter of its own. It blocks this thread while it runs, and an endless program never
 * returns: give programs of strangers a worker thread.
 */
export async function runInNode(
  program: Program,
  { clock = 'virtual', snapshot }: NodeRunOptions = {},
): Promise<NodeRun> {
  const virtual = clock === 'virtual';
  const py = await boot(snapshot && { _loadSnapshot: snapshot });
  const output: OutputEvent[] = [];
  const trace: TraceEvent[] = [];
  let start = performance.now();
  let virtualNow = 0;
  const now = () => (virtual ? virtualNow : performance.now() - start);
  const sleeper = new Int32Array(new SharedArrayBuffer(4));
  const host: Host = {
    block: (ms) => {
      if (virtual) virtualNow += ms;
      else Atomics.wait(sleeper, 0, 0, ms);
    },
    now: () => (virtual ? (virtualNow += 0.001) : now()),
    write: (stream, text) => void output.push({ type: 'output', stream, text, at: Math.round(now()) }),
    trace: (events) => void trace.push(...readTraceEvents(events)),
  };
  const interpreter = new Interpreter(py, host, { virtual });
  start = performance.now();
  try {
    const { outcome, at } = await interpreter.execute(program);
    return { engine: identity, output, trace, end: { outcome, elapsed: Math.round(at) } };
  } catch (error) {
    const elapsed = Math.round(now());
    const { status } = error as { status?: unknown };
    const outcome: Outcome =
      typeof status === 'number'
        ? { kind: 'exit', code: status & 0xff }
        : { kind: 'crash', message: error instanceof Error ? error.message : String(error) };
    return { engine: identity, output, trace, end: { outcome, elapsed } };
  }
}

/** Boots an interpreter, imports what most programs do, and keeps its memory, so that others start from there. */
export async function takeSnapshot(): Promise<Uint8Array> {
  const py = await boot({ _makeSnapshot: true });
  py.runPython(
    'import ast, asyncio, contextlib, ctypes, dis, heapq, inspect, io, linecache, traceback, warnings',
  );
  py.runPython('import _host.runner');
  return (py as unknown as { makeMemorySnapshot(): Uint8Array }).makeMemorySnapshot();
}

function boot(options: object = {}): Promise<PyodideAPI> {
  return loadPyodide({
    ...options,
    lockFileContents: EMPTY_LOCK as never,
    packageBaseUrl: 'https://packages.invalid/',
    env: { HOME, PYTHONHASHSEED: '0' },
    fsInit: async (fs: {
      mkdirTree(path: string): void;
      writeFile(path: string, data: Uint8Array): void;
    }) => {
      fs.mkdirTree(target);
      for (const name of await readdir(driver)) {
        if (/\.(py|json)$/.test(name)) fs.writeFile(`${target}/${name}`, await readFile(join(driver, name)));
      }
    },
  });
}
