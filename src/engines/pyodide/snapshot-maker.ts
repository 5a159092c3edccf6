import type { InterpreterFactory } from './interpreter-factory.ts';
import { PythonWorker } from './python-worker.ts';

/** So long nothing must have run, in milliseconds: readers who have just run something often run it again. */
const REST = 3000;

/**
 * Makes a snapshot for later starts, once, with an interpreter of its own, while nothing runs or is likely to: that takes
 * a processor for half a second, which a run would have to wait for.
 */
export class SnapshotMaker {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #worker: PythonWorker | undefined;

  /** Starts once there has been rest for {@link REST}. */
  soon(factory: InterpreterFactory): void {
    if (!factory.keepsSnapshots || factory.hasSnapshot || this.#timer !== undefined || this.#worker) return;
    this.#timer = setTimeout(() => this.#make(factory), REST);
  }

  /** Something runs, or is about to. */
  giveWay(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #make(factory: InterpreterFactory): void {
    const worker = new PythonWorker(factory, true);
    this.#worker = worker;
    worker.ready.then(
      () =>
        worker.takeSnapshot((bytes) => {
          factory.keepSnapshot(bytes);
          this.giveWay();
        }),
      () => this.giveWay(),
    );
  }
}
