import type {
  Download,
  EngineIdentity,
  Program,
  Progress,
  RunEnd,
  RunEvent,
  Runtime,
} from '../../runtime/runtime.ts';
import { Unavailable } from '../../runtime/runtime.ts';
import { RunReporter } from '../run-reporter.ts';
import { identityOf } from './identity.ts';
import { describeDownload } from './download.ts';
import { InterpreterFactory } from './interpreter-factory.ts';
import { PythonWorker } from './python-worker.ts';
import { defaultVersion, type PythonVersion } from './versions/versions.ts';

export interface PyodideOptions {
  /** Which CPython. Default {@link defaultVersion}. */
  readonly version?: PythonVersion;
  /** UTF-16 units of output after which a program is ended. Default 2 Mi. */
  readonly outputLimit?: number;
}

/** CPython, compiled to WebAssembly, in the sandbox: a fresh interpreter for every run, and at most one spare. */
export function createPyodideEngine(options: PyodideOptions = {}): Runtime {
  return new PyodideEngine(options.version ?? defaultVersion, options.outputLimit ?? 2 << 20);
}

/** How long a spare waits for running programs to end, in milliseconds. */
const SPARE_DELAY = 3000;

class PyodideEngine implements Runtime {
  readonly identity: EngineIdentity;
  readonly #version: PythonVersion;
  readonly #outputLimit: number;
  #opening: Promise<InterpreterFactory> | undefined;
  #spare: PythonWorker | undefined;
  /** The runs that are not over. */
  readonly #runs = new Set<RunReporter>();
  /** How many boots are not over. */
  #boots = 0;
  #warmLater: ReturnType<typeof setTimeout> | undefined;

  constructor(version: PythonVersion, outputLimit: number) {
    this.identity = identityOf(version);
    this.#version = version;
    this.#outputLimit = outputLimit;
  }

  download(): Promise<Download> {
    return describeDownload(this.#version);
  }

  async check(): Promise<void> {
    if (typeof Worker === 'undefined' || typeof WebAssembly === 'undefined') {
      throw new Unavailable('unsupported', 'Python needs a browser with WebAssembly and workers.');
    }
  }

  async boot(report?: (progress: Progress) => void): Promise<void> {
    this.#boots++;
    try {
      await this.check();
      await this.#boot(await this.#open(), report);
    } finally {
      this.#boots--;
    }
  }

  async #boot(factory: InterpreterFactory, report?: (progress: Progress) => void): Promise<void> {
    // A run follows: its worker starts, and reads what is there, while the rest arrives.
    const spare = (this.#spare ??= new PythonWorker(factory));
    try {
      await factory.load(report);
    } catch (error) {
      if (this.#spare === spare) this.#spare = undefined;
      spare.terminate();
      throw error;
    }
  }

  get busy(): boolean {
    return this.#runs.size + this.#boots > 0;
  }

  get hasSpare(): boolean {
    return this.#spare?.idle ?? false;
  }

  warm(): void {
    // Beside a running program a start would take its processor. A program that runs on mostly waits.
    if (this.#runs.size > 0) this.#warmLater ??= setTimeout(() => this.#warmNow(), SPARE_DELAY);
    else this.#warmNow();
  }

  #warmNow(): void {
    clearTimeout(this.#warmLater);
    this.#warmLater = undefined;
    void this.#warm().catch(() => {}); // the run will say why
  }

  #over(run: RunReporter): void {
    this.#runs.delete(run);
    if (this.#runs.size === 0 && this.#warmLater !== undefined) this.#warmNow();
  }

  async #warm(): Promise<void> {
    const factory = await this.#open();
    if (this.#spare) return;
    const spare = new PythonWorker(factory);
    this.#spare = spare;
    try {
      await factory.load();
      await spare.ready;
    } catch {
      if (this.#spare === spare) this.#spare = undefined;
      spare.terminate();
    }
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
    const factory = await this.#open();
    const spare = this.#spare?.ended ? undefined : this.#spare;
    this.#spare = undefined;
    try {
      return await ready(spare ?? new PythonWorker(factory), factory.load(report));
    } catch (error) {
      if (error instanceof Unavailable) throw error;
    }
    // Once more from the beginning: a snapshot may have gone bad, or the sandbox been lost.
    factory.dropSnapshot();
    const again = await this.#open();
    try {
      return await ready(new PythonWorker(again), again.load(report));
    } catch (error) {
      if (error instanceof Unavailable) throw error;
      const why = error instanceof Error ? error.message : String(error);
      throw new Unavailable('failed', `Python did not start: ${why}`, { cause: error });
    }
  }

  #open(): Promise<InterpreterFactory> {
    if (!this.#opening) {
      const opening = InterpreterFactory.open(this.#version).catch((error: unknown) => {
        if (this.#opening === opening) this.#opening = undefined;
        if (error instanceof Unavailable) throw error;
        throw new Unavailable('failed', `Python could not start: ${String(error)}`, {
          advice: 'Reload the page to try again.',
          cause: error,
        });
      });
      this.#opening = opening;
      opening.then(
        (factory) => factory.onLost(() => this.#forget(opening)),
        () => {},
      );
    }
    return this.#opening;
  }

  /** The next run opens another. */
  #forget(opening: Promise<InterpreterFactory>): void {
    if (this.#opening !== opening) return;
    this.#opening = undefined;
    this.#spare = undefined;
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

/** The worker, once it has started and everything has arrived; it is ended when that fails. */
async function ready(worker: PythonWorker, loaded: Promise<void>): Promise<PythonWorker> {
  try {
    await loaded;
    await worker.ready;
    return worker;
  } catch (error) {
    worker.terminate();
    throw error;
  }
}
