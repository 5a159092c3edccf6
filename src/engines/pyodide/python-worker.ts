import type { Program } from '../../runtime/runtime.ts';
import type { SandboxWorker } from '../../sandbox/sandbox.ts';
import type { RunReporter } from '../run-reporter.ts';
import { readRunMessage } from '../worker/run-messages.ts';
import { readWorkerMessage } from './read-worker-message.ts';
import type { Archive, ToWorker } from './worker/protocol.ts';
import type { InterpreterFactory } from './interpreter-factory.ts';

/** The page's handle on one interpreter. */
export class PythonWorker {
  /** Resolves when the interpreter has started; rejects when it cannot. */
  readonly ready: Promise<void>;
  readonly #worker: SandboxWorker;
  readonly #factory: InterpreterFactory;
  readonly #started = Promise.withResolvers<void>();
  #snapshotCame = false;
  #run: RunReporter | undefined;
  #ended: string | undefined;
  #idle = false;

  constructor(factory: InterpreterFactory) {
    this.#factory = factory;
    this.#worker = factory.startWorker();
    this.ready = this.#started.promise;
    this.ready.catch(() => {}); // a spare may fail, and nobody waits for it
    this.#worker.port.onmessage = ({ data }: MessageEvent<unknown>) => this.#receive(data);
    this.#worker.onEnd((message) => {
      this.#ended = message;
      this.#idle = false;
      this.#started.reject(new Error(message));
      this.#break(message);
    });
  }

  #receive(data: unknown): void {
    const message = readWorkerMessage(data);
    switch (message?.type) {
      case undefined:
        this.#run?.receive(readRunMessage(data));
        break;
      case 'ready':
        this.#idle = true;
        this.#started.resolve();
        break;
      case 'failed':
        this.#started.reject(new Error(message.message));
        this.#break(message.message);
        break;
      case 'snapshot':
        // The first was sent before a program could run here; any other may be made up by one.
        if (!this.#snapshotCame) this.#factory.keepSnapshot(this.#worker, message.bytes);
        this.#snapshotCame = true;
        break;
      case 'need':
        void this.#sendArchive(message.name);
        break;
      case 'missed':
        this.#factory.noteMissed();
        break;
      default:
        message satisfies never;
    }
  }

  #break(message: string): void {
    this.#run?.end({ kind: 'crash', message: `Python broke down: ${message}` });
  }

  async #sendArchive(name: Archive): Promise<void> {
    const bytes = await this.#factory.archive(name).catch(() => undefined);
    // Copied as it is sent: other workers get it too.
    this.#send({ type: 'archive', name, ...(bytes && { bytes: bytes.buffer }) });
  }

  /** Why the worker has ended by itself; undefined while it has not. */
  get ended(): string | undefined {
    return this.#ended;
  }

  /** Whether the interpreter has started and got no program yet. */
  get idle(): boolean {
    return this.#idle;
  }

  /** Runs a program, the only one, and reports to `run`; the worker is ended with it. */
  run(program: Program, outputLimit: number, run: RunReporter): void {
    this.#idle = false;
    this.#run = run;
    run.whenOver(() => this.terminate());
    run.handOver();
    if (this.#ended !== undefined) {
      this.#break(this.#ended);
      return;
    }
    const offline = !navigator.onLine;
    this.#send({ type: 'run', program, outputLimit, offline, given: this.#factory.givenToAll(offline) });
  }

  terminate(): void {
    this.#worker.terminate();
  }

  #send(message: ToWorker): void {
    this.#worker.port.postMessage(message);
  }
}
