import type { EngineIdentity, Progress, Program, RunEnd, RunEvent, Runtime } from '../../runtime/runtime.ts';
import { Unavailable } from '../../runtime/runtime.ts';
import { RunReporter } from '../run-reporter.ts';
import { Container, type ContainerOptions } from './container.ts';
import { NodeRun, type NodeRunOptions } from './node-run.ts';

export interface WebContainerEngineOptions extends Partial<ContainerOptions>, Partial<NodeRunOptions> {
  /** UTF-16 units of output after which a program is ended. */
  readonly outputLimit?: number;
  /** How long a program may take to heed Stop before the whole container is torn down. */
  readonly killMs?: number;
}

/** Real Node, in a container that StackBlitz's service provides. Nothing is asked of it before the first `boot`. */
export function createWebContainerEngine(options: WebContainerEngineOptions = {}): Runtime {
  return new WebContainerEngine(options);
}

class WebContainerEngine implements Runtime {
  readonly #container: Container;
  readonly #options: NodeRunOptions & { readonly outputLimit: number; readonly killMs: number };
  /** The runs that are not over. */
  readonly #running = new Set<RunReporter>();
  #version = '';
  #runs = 0;
  /** Settles when the last Stop has been heeded or enforced; the next program waits for it. */
  #quiet: Promise<void> = Promise.resolve();

  constructor({
    origin = 'https://stackblitz.com',
    reachMs = 5000,
    bootMs = 20_000,
    outputLimit = 1_000_000,
    drainMs = 300,
    killMs = 1500,
  }: WebContainerEngineOptions) {
    this.#options = { outputLimit, drainMs, killMs };
    this.#container = new Container({ origin, reachMs, bootMs }, (message) => this.#lose(message));
  }

  /** Node says its version when the first program starts; whoever holds on to this sees it then. */
  readonly identity: EngineIdentity = Object.defineProperty({ name: 'webcontainer', label: '' }, 'label', {
    enumerable: true,
    get: () => `${this.#version === '' ? 'Node' : `Node ${this.#version}`} · WebContainer`,
  });

  check(): Promise<void> {
    return this.#container.check();
  }

  async boot(report: (progress: Progress) => void = () => {}, signal?: AbortSignal): Promise<void> {
    await this.#quiet;
    await abortable(this.#container.boot(report), signal);
  }

  warm(): void {
    // Nothing may be asked of another origin before the reader runs something.
  }

  run(
    program: Program,
    signal: AbortSignal,
    onEvent: (event: RunEvent) => void,
    report: (progress: Progress) => void = () => {},
  ): Promise<RunEnd> {
    const run = new RunReporter({ signal, onEvent, outputLimit: this.#options.outputLimit });
    if (!run.over) {
      this.#start(program, run, signal, report).catch((error: unknown) => {
        if (error instanceof Unavailable) run.fail(error);
        else run.end({ kind: 'crash', message: error instanceof Error ? error.message : String(error) });
      });
    }
    return run.ended;
  }

  async #start(
    program: Program,
    run: RunReporter,
    signal: AbortSignal,
    report: (progress: Progress) => void,
  ): Promise<void> {
    await this.boot(report, signal);
    const container = await this.#container.boot(report);
    if (run.over) return;
    const node = new NodeRun(container, `run-${++this.#runs}`, run, this.#options, (version) => {
      this.#version = version;
    });
    this.#running.add(run);
    run.whenOver(() => {
      this.#running.delete(run);
      this.#settle(node);
    });
    await node.go(program);
  }

  async dispose(): Promise<void> {
    this.#lose('Node was shut down');
    this.#container.teardown();
  }

  /** A kill is a request that an endless loop may ignore. Then the container goes, and with it all that runs in it. */
  #settle(run: NodeRun): void {
    const before = this.#quiet;
    this.#quiet = (async () => {
      await before;
      if (await run.halt(this.#options.killMs).catch(() => false)) return;
      this.#lose('Node was restarted because another program did not heed Stop');
      this.#container.teardown();
    })();
  }

  #lose(message: string): void {
    for (const run of [...this.#running]) run.end({ kind: 'crash', message });
  }
}

function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(new DOMException('Stopped while Node was starting', 'AbortError'));
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
