import type { Program } from '../../runtime/runtime.ts';
import type { SandboxWorker } from '../../sandbox/sandbox.ts';
import type { RunReporter } from '../run-reporter.ts';
import { readRunMessage } from '../worker-messages.ts';
import { readWorkerMessage } from './messages.ts';
import type { Archive, ToWorker } from './worker/protocol.ts';
import type { Workshop } from './workshop.ts';

/** The page's handle on one interpreter. */
export class PythonWorker {
  /** Resolves when it has started; rejects when it cannot. */
  readonly ready: Promise<void>;
  readonly #worker: SandboxWorker;
  readonly #workshop: Workshop;
  readonly #started = Promise.withResolvers<void>();
  #snapshot: ((bytes: ArrayBuffer) => void) | undefined;
  #run: RunReporter | undefined;
  #dead: string | undefined;
  #waiting = false;

  constructor(workshop: Workshop, snapshotable: boolean) {
    this.#workshop = workshop;
    this.#worker = workshop.start(snapshotable);
    this.ready = this.#started.promise;
    this.ready.catch(() => {}); // a spare may fail unheard
    this.#worker.port.onmessage = ({ data }: MessageEvent<unknown>) => this.#receive(data);
    this.#worker.onDeath((message) => {
      this.#dead = message;
      this.#waiting = false;
      this.#started.reject(new Error(message));
      this.#break(message);
    });
  }

  #receive(data: unknown): void {
    const message = readRunMessage(data) ?? readWorkerMessage(data);
    const run = this.#run;
    switch (message?.type) {
      case 'begin':
        run?.begin();
        break;
      case 'output':
        for (const [stream, text, at] of message.chunks) run?.print(stream, text, at);
        break;
      case 'trace':
        run?.trace(message.events);
        break;
      case 'end':
        run?.end(message.outcome, message.at);
        break;
      case 'ready':
        this.#waiting = true;
        this.#started.resolve();
        break;
      case 'failed':
        this.#started.reject(new Error(message.message));
        this.#break(message.message);
        break;
      case 'snapshot':
        // Only before a program has run here, and only when asked: it could have been made up otherwise.
        this.#snapshot?.(message.bytes);
        this.#snapshot = undefined;
        break;
      case 'need':
        void this.#bring(message.name);
        break;
      case 'missed':
        void this.#workshop.archive('more').catch(() => {});
        break;
      case undefined:
        break;
      default:
        message satisfies never;
    }
  }

  #break(message: string): void {
    this.#run?.end({ kind: 'crash', message: `Python broke down: ${message}` });
  }

  async #bring(name: Archive): Promise<void> {
    const bytes = await this.#workshop.archive(name).catch(() => undefined);
    const archive: ToWorker = { type: 'archive', name, ...(bytes && { bytes: bytes.slice().buffer }) };
    this.#send(archive);
  }

  /** Whether it has started and got no program yet. */
  get waiting(): boolean {
    return this.#waiting;
  }

  /** Asks for a snapshot; it must have been started as snapshotable and must not have run anything. */
  snapshot(callback: (bytes: ArrayBuffer) => void): void {
    if (this.#run) return;
    this.#snapshot = callback;
    this.#send({ type: 'snapshot' });
  }

  /** Runs a program, the only one, and reports to `run`; the worker is ended with it. */
  run(program: Program, outputLimit: number, run: RunReporter): void {
    this.#snapshot = undefined;
    this.#waiting = false;
    this.#run = run;
    run.whenOver(() => this.terminate());
    run.handOver();
    if (this.#dead !== undefined) this.#break(this.#dead);
    else this.#send({ type: 'run', program, outputLimit });
  }

  terminate(): void {
    this.#worker.terminate();
  }

  #send(message: ToWorker): void {
    this.#worker.port.postMessage(message);
  }
}
