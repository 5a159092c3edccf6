/** Real CPython for the harness: Pyodide in Node, with the very Python files that the browser's worker uses. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PyodideAPI } from 'pyodide';
import type { EngineIdentity, Outcome, OutputEvent, Program, RunEnd } from '../../runtime/runtime.ts';
import { readTraceEvents } from '../../runtime/read-trace-events.ts';
import type { TraceEvent } from '../../runtime/trace-event.ts';
import { identityOf } from './identity.ts';
import { loadInNode } from './package.ts';
import { defaultVersion, pythonBuilds, type PythonVersion } from './versions/versions.ts';
import { HOME, type Host } from './worker/host.ts';
import { Interpreter } from './worker/interpreter.ts';

const driver = join(import.meta.dirname, 'python');

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
  /** From {@link snapshotOf}: boots ten times as fast. */
  readonly snapshot?: Uint8Array;
  /** Default {@link defaultVersion}. */
  readonly version?: PythonVersion;
}

/**
 * Runs a program in an interpreter of its own. It blocks this thread while it runs, and an endless program never
 * returns: give programs of strangers a worker thread.
 */
export async function runInNode(
  program: Program,
  { clock = 'virtual', snapshot, version = defaultVersion }: NodeRunOptions = {},
): Promise<NodeRun> {
  const virtual = clock === 'virtual';
  const engine = identityOf(version);
  const py = await boot(version, snapshot && { _loadSnapshot: snapshot });
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
  const interpreter = new Interpreter(py, host, { virtual, version });
  start = performance.now();
  try {
    const { outcome, at } = await interpreter.execute(program);
    return { engine, output, trace, end: { outcome, elapsed: Math.round(at) } };
  } catch (error) {
    const elapsed = Math.round(now());
    const { status } = error as { status?: unknown };
    const outcome: Outcome =
      typeof status === 'number'
        ? { kind: 'exit', code: status & 0xff }
        : { kind: 'crash', message: error instanceof Error ? error.message : String(error) };
    return { engine, output, trace, end: { outcome, elapsed } };
  }
}

/** Whether {@link snapshotOf} can be asked for this version. */
export function hasSnapshots(version: PythonVersion): boolean {
  return pythonBuilds[version].snapshots;
}

const snapshots = new Map<PythonVersion, Promise<Uint8Array>>();

/** The memory of an interpreter that has imported what most programs do. Taken once, which takes three seconds. */
export function snapshotOf(version: PythonVersion = defaultVersion): Promise<Uint8Array> {
  const known = snapshots.get(version);
  if (known) return known;
  const taken = takeSnapshot(version);
  snapshots.set(version, taken);
  return taken;
}

async function takeSnapshot(version: PythonVersion): Promise<Uint8Array> {
  const py = await boot(version, { _makeSnapshot: true });
  py.runPython(
    'import ast, asyncio, contextlib, ctypes, dis, heapq, inspect, io, linecache, traceback, warnings',
  );
  py.runPython('import _host.runner');
  return (py as unknown as { makeMemorySnapshot(): Uint8Array }).makeMemorySnapshot();
}

interface FileSystem {
  mkdirTree(path: string): void;
  writeFile(path: string, data: Uint8Array): void;
}

async function boot(version: PythonVersion, options: object = {}): Promise<PyodideAPI> {
  const files = await readDriver();
  const target = `/lib/python${version}/site-packages/_host`;
  const install = (fs: FileSystem): void => {
    fs.mkdirTree(target);
    for (const [name, data] of files) fs.writeFile(`${target}/${name}`, data);
  };
  const env = { HOME, PYTHONHASHSEED: '0' };
  if (pythonBuilds[version].script === 'module')
    return loadInNode(version, { ...options, env, fsInit: install });
  // Older ones know no other time to do it than when they have started.
  const py = await loadInNode(version, { ...options, env, homedir: HOME });
  install(py.FS as unknown as FileSystem);
  py.runPython('import importlib; importlib.invalidate_caches(); del importlib');
  return py;
}

async function readDriver(): Promise<readonly (readonly [string, Uint8Array])[]> {
  const names = (await readdir(driver)).filter((name) => /\.(py|json)$/.test(name));
  return Promise.all(names.map(async (name) => [name, await readFile(join(driver, name))] as const));
}
