import { parentPort, workerData } from 'node:worker_threads';
import { runInNode } from '../engines/pyodide/node.ts';
import type { PythonJob, PythonRun, PythonThread } from './python-pool.ts';

/** A thread that runs one program after the other, each in a fresh interpreter that starts from the same snapshot. */
const thread = workerData as PythonThread;

parentPort?.on('message', (job: PythonJob) => {
  const answer = (run: PythonRun): void => parentPort?.postMessage(run);
  runInNode(job.program, { clock: job.clock, ...thread }).then(
    (run) => answer({ job: job.number, ...run }),
    (error: unknown) => answer({ job: job.number, failure: String(error) }),
  );
});
