import type { Program } from '../../runtime/runtime.ts';
import type { SandboxWorker } from '../../sandbox/sandbox.ts';
import { readMessage } from './messages.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import type { Workshop } from './workshop.ts';

/** The page's handle on one interpreter. */
export class PythonWorker {
  /** Resolves when it has started; rejects when it cannot. */
  readonly ready: Promise<void>;
  readonly #worker: SandboxWorker;
  readonly #workshop: Workshop;
  readonly #started = Promise.withResolvers<void>();
  #snapshot: ((bytes: ArrayBuffer) => void) | undefined;
  #hear: ((message: FromWorker) => void) | undefined;
  #die: ((message: string) => void) | undefined;
  #dead: string | undefined;
  #waiting = false;

  constructor(workshop: Workshop, snapshotable: boolean) {
    this.#workshop = workshop;
    this.#worker = workshop.start(snapshotable);
    this.ready = this.#started.promise;
    this.ready.catch(() => {}); // a spare may fail unheard
    this.#worker.port.onmessage = ({ data }: MessageEvent<unknown>) => this.#receive(readMessage(data));
    this.#worker.onDeath((message) => {
      this.#dead = message;
      this.#waiting = false;
      this.#started.reject(new Error(message));
      this.#die?.(message);
    });
  }

  #receive(message: FromWorker | undefined): void {
    if (!message) return;
    switch (message.type) {
      case 'ready':
        this.#waiting = true;
        this.#started.resolve();
        break;
      case 'failed':
        this.#started.reject(new Error(message.message));
        this.#die?.(message.message);
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
      default:
        this.#hear?.(message);
    }
  }

  async #bring(name: Extract<FromWorker, { type: 'need' }>['name']): Promise<void> {
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
    if (this.#hear) return;
    this.#snapshot = callback;
    this.#send({ type: 'snapshot' });
  }

  run(
    program: Program,
    outputLimit: number,
    hear: (message: FromWorker) => void,
    die: (message: string) => void,
  ): void {
    this.#snapshot = undefined;
    this.#waiting = false;
    this.#hear = hear;
    this.#die = die;
    if (this.#dead !== undefined) die(this.#dead);
    else this.#send({ type: 'run', program, outputLimit });
  }

  terminate(): void {
    this.#worker.terminate();
  }

  #send(message: ToWorker): void {
    this.#worker.port.postMessage(message);
  }
}
