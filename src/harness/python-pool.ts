import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Recording } from '../examples/example.ts';
import { hasSnapshots, snapshotOf, type NodeRun } from '../engines/pyodide/node.ts';
import { defaultVersion, type PythonVersion } from '../engines/pyodide/versions/versions.ts';
import type { Program } from '../runtime/runtime.ts';

/** One program to run. */
export interface PythonJob {
  readonly number: number;
  readonly program: Program;
  readonly clock: Recording['clock'];
}

/** What a thread is made for. */
export interface PythonThread {
  readonly version: PythonVersion;
  /** Absent where this version cannot keep one. */
  readonly snapshot?: Uint8Array;
}

/** What came of a job, or why the engine could not run it. */
export type PythonRun = { readonly job: number } & (NodeRun | { readonly failure: string });

const LIMIT = 60_000;

/** Runs programs in CPython (Pyodide), as many at a time as the machine has cores. Answers in the order of the jobs. */
export async function runAllPython(
  jobs: readonly Omit<PythonJob, 'number'>[],
  version: PythonVersion = defaultVersion,
  threads = Math.min(availableParallelism(), 4, jobs.length),
): Promise<readonly PythonRun[]> {
  if (jobs.length === 0) return [];
  const snapshot = hasSnapshots(version) ? await snapshotOf(version) : undefined;
  const workerData: PythonThread = { version, ...(snapshot && { snapshot }) };
  const queue = jobs.map((job, number) => ({ ...job, number }));
  const runs = new Array<PythonRun>(jobs.length);
  const thread = async (): Promise<void> => {
    let worker: Worker | undefined;
    for (let job = queue.shift(); job; job = queue.shift()) {
      worker ??= new Worker(new URL('./node-worker.ts', import.meta.url), { workerData });
      const run = await ask(worker, job);
      runs[job.number] = run;
      if ('failure' in run) {
        // A thread whose interpreter died, or hangs, is not asked again.
        await worker.terminate();
        worker = undefined;
      }
    }
    await worker?.terminate();
  };
  await Promise.all(Array.from({ length: threads }, thread));
  return runs;
}

function ask(worker: Worker, job: PythonJob): Promise<PythonRun> {
  const done = new AbortController();
  return new Promise<PythonRun>((resolve) => {
    const fail = (failure: string): void => resolve({ job: job.number, failure });
    const timer = setTimeout(() => fail(`did not end within ${LIMIT / 1000} s`), LIMIT);
    const error = (reason: unknown): void => fail(String(reason));
    const exit = (code: number): void => fail(`its thread ended with code ${code}`);
    worker.once('message', resolve).once('error', error).once('exit', exit);
    done.signal.addEventListener('abort', () => {
      clearTimeout(timer);
      worker.off('message', resolve).off('error', error).off('exit', exit);
    });
    worker.postMessage(job);
  }).finally(() => done.abort());
}
