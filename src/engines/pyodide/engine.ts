import type { EngineIdentity, Program, Progress, RunEnd, RunEvent, Runtime } from '../../runtime/runtime.ts';
import { Unavailable } from '../../runtime/runtime.ts';
import { RunReporter } from '../run-reporter.ts';
import { identity } from './identity.ts';
import { PythonWorker } from './python-worker.ts';
import { Workshop } from './workshop.ts';

export interface PyodideOptions {
  /** UTF-16 units of output after which a program is ended. Default 2 Mi. */
  readonly outputLimit?: number;
}

/** CPython, compiled to WebAssembly, in the sandbox: a fresh interpreter for every run, and at most one spare. */
export function createPyodideEngine(options: PyodideOptions = {}): Runtime {
  return new PyodideEngine(options.outputLimit ?? 2 << 20);
}

/** How long a spare waits for running programs to end, in milliseconds. */
const PATIENCE = 3000;

class PyodideEngine implements Runtime {
  readonly identity: EngineIdentity = identity;
  readonly #outputLimit: number;
  #opening: Promise<Workshop> | undefined;
  #spare: PythonWorker | undefined;
  /** Those that are not over. */
  readonly #runs = new Set<RunReporter>();
  #warmLater: ReturnType<typeof setTimeout> | undefined;

  constructor(outputLimit: number) {
    this.#outputLimit = outputLimit;
  }

  async check(): Promise<void> {
    if (typeof Worker === 'undefined' || typeof WebAssembly === 'undefined') {
      throw new Unavailable('unsupported', 'Python needs a browser with WebAssembly and workers.');
    }
  }

  async boot(report?: (progress: Progress) => void): Promise<void> {
    await this.check();
    const workshop = await this.#open();
    // A run follows: its worker starts, and reads what is there, while the rest arrives.
    const spare = (this.#spare ??= new PythonWorker(workshop, false));
    try {
      await workshop.supply(report);
    } catch (error) {
      if (this.#spare === spare) this.#spare = undefined;
      spare.terminate();
      throw error;
    }
  }

  get waiting(): boolean {
    return this.#spare?.waiting ?? false;
  }

  warm(): void {
    // Beside a running program a start would take its processor. A program that runs on mostly waits.
    if (this.#runs.size > 0) this.#warmLater ??= setTimeout(() => this.#warmNow(), PATIENCE);
    else this.#warmNow();
  }

  #warmNow(): void {
    clearTimeout(this.#warmLater);
    this.#warmLater = undefined;
    void this.#warm().catch(() => {}); // the run will say it
  }

  #over(run: RunReporter): void {
    this.#runs.delete(run);
    if (this.#runs.size === 0 && this.#warmLater !== undefined) this.#warmNow();
  }

  async #warm(): Promise<void> {
    const workshop = await this.#open();
    if (this.#spare) return;
    const spare = new PythonWorker(workshop, true);
    this.#spare = spare;
    try {
      await workshop.supply();
      await spare.ready;
    } catch {
      if (this.#spare === spare) this.#spare = undefined;
      spare.terminate();
      return;
    }
    if (workshop.hasSnapshot) return;
    const keep = () => {
      if (this.#spare === spare) spare.snapshot((bytes) => workshop.keepSnapshot(bytes));
    };
    if ('requestIdleCallback' in globalThis) requestIdleCallback(keep, { timeout: 3000 });
    else setTimeout(keep, 300);
  }

  run(
    program: Program,
    signal: AbortSignal,
    onEvent: (event: RunEvent) => void,
    report?: (progress: Progress) => void,
  ): Promise<RunEnd> {
    const run = new RunReporter({ signal, onEvent, outputLimit: this.#outputLimit });
    this.#runs.add(run);
    run.whenOver(() => this.#over(run));
    if (!run.over) this.#start(program, run, report).catch((error: unknown) => run.fail(error));
    return run.ended;
  }

  async #start(program: Program, run: RunReporter, report?: (progress: Progress) => void): Promise<void> {
    const worker = await this.#take(report);
    if (run.over) worker.terminate();
    else worker.run(program, this.#outputLimit, run);
  }

  async #take(report?: (progress: Progress) => void): Promise<PythonWorker> {
    await this.check();
    const workshop = await this.#open();
    const supplied = workshop.supply(report);
    const worker = this.#spare ?? new PythonWorker(workshop, false);
    this.#spare = undefined;
    try {
      await supplied;
    } catch (error) {
      worker.terminate();
      throw error;
    }
    try {
      await worker.ready;
      return worker;
    } catch {
      worker.terminate();
    }
    // Once more from the beginning, since a snapshot may have gone bad.
    await workshop.dropSnapshot();
    const second = new PythonWorker(workshop, false);
    try {
      await second.ready;
      return second;
    } catch (error) {
      second.terminate();
      throw new Unavailable(
        'failed',
        `Python did not start: ${error instanceof Error ? error.message : String(error)}`,
        { cause: error },
      );
    }
  }

  #open(): Promise<Workshop> {
    if (!this.#opening) {
      const opening = Workshop.open().catch((error: unknown) => {
        if (this.#opening === opening) this.#opening = undefined;
        if (error instanceof Unavailable) throw error;
        throw new Unavailable('failed', `Python could not start: ${String(error)}`, {
          advice: 'Reload the page to try again.',
          cause: error,
        });
      });
      this.#opening = opening;
    }
    return this.#opening;
  }

  async dispose(): Promise<void> {
    for (const run of [...this.#runs]) run.end({ kind: 'stopped' });
    clearTimeout(this.#warmLater);
    this.#warmLater = undefined;
    this.#spare?.terminate();
    this.#spare = undefined;
    const opening = this.#opening;
    this.#opening = undefined;
    (await opening?.catch(() => undefined))?.dispose();
  }
}
