import { eventQueue } from '../../runtime/event-queue.ts';
import type { EngineIdentity, Progress, Program, RunEvent, Runtime } from '../../runtime/runtime.ts';
import { Unavailable } from '../../runtime/runtime.ts';
import { Container, type ContainerOptions } from './container.ts';
import { NodeRun, type NodeRunOptions } from './node-run.ts';

export interface WebContainerEngineOptions extends Partial<ContainerOptions>, Partial<NodeRunOptions> {
  /** How long a program may take to heed Stop before the whole container is torn down. */
  readonly killMs?: number;
}

/** Real Node, in a container that StackBlitz's service provides. Nothing is asked of it before the first `boot`. */
export function createWebContainerEngine(options: WebContainerEngineOptions = {}): Runtime {
  return new WebContainerEngine(options);
}

class WebContainerEngine implements Runtime {
  readonly #container: Container;
  readonly #options: NodeRunOptions & { readonly killMs: number };
  readonly #alive = new Set<(message: string) => void>();
  #version = '';
  #runs = 0;
  /** Settles when the last Stop has been heeded or enforced; the next program waits for it. */
  #quiet: Promise<void> = Promise.resolve();

  constructor({
    origin = 'https://stackblitz.com',
    reachMs = 5000,
    bootMs = 20_000,
    outputBytes = 1_000_000,
    drainMs = 300,
    killMs = 1500,
  }: WebContainerEngineOptions) {
    this.#options = { outputBytes, drainMs, killMs };
    this.#container = new Container({ origin, reachMs, bootMs }, (message) => this.#lose(message));
  }

  /** Node says its version when the first program starts; whoever holds on to this learns it then. */
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
    report: (progress: Progress) => void = () => {},
  ): AsyncIterable<RunEvent> {
    const started = performance.now();
    const over = new AbortController();
    const queue = eventQueue(() => over.abort());
    let run: NodeRun | undefined;
    const crash = (message: string) => queue.end({ kind: 'crash', message }, performance.now() - started);
    const stop = () => queue.end({ kind: 'stopped' }, performance.now() - started);

    const go = async () => {
      try {
        await this.boot(report, signal);
        const container = await this.#container.boot(report);
        if (queue.over) return;
        run = new NodeRun(container, `run-${++this.#runs}`, queue, this.#options, (version) => {
          this.#version = version;
        });
        this.#alive.add(crash);
        await run.go(program);
      } catch (error) {
        if (queue.over) return;
        if (error instanceof Unavailable) queue.fail(error);
        else crash(error instanceof Error ? error.message : String(error));
      }
    };
    over.signal.addEventListener('abort', () => {
      signal.removeEventListener('abort', stop);
      this.#alive.delete(crash);
      if (run) this.#settle(run);
    });
    if (signal.aborted) stop();
    else {
      signal.addEventListener('abort', stop);
      void go();
    }
    return queue.events;
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
    for (const crash of [...this.#alive]) crash(message);
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
