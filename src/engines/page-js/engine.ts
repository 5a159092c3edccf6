import { eventQueue } from '../../runtime/event-queue.ts';
import { loadWorker } from '../../runtime/not-loaded.ts';
import type { EngineIdentity, Program, RunEvent, Runtime } from '../../runtime/runtime.ts';
import { Unavailable } from '../../runtime/runtime.ts';
import { openSandbox, type Sandbox, type SandboxWorker } from '../../sandbox/sandbox.ts';
import { locateSyntaxError, syntaxErrorText } from './locate-syntax-error.ts';
import { nodeOnlyImport } from './node-only.ts';
import { readMessage } from './messages.ts';
import type { ToWorker } from './protocol.ts';
import workerUrl from './worker/main.ts?sandboxed';

export interface PageJsOptions {
  /** UTF-16 units of output after which a program is ended. */
  readonly outputLimit?: number;
}

/** The browser's own JavaScript engine, in the sandbox, dressed as Node where that can be done honestly. */
export function createPageJsEngine(options: PageJsOptions = {}): Runtime {
  return new PageJsEngine(options.outputLimit ?? 1_000_000);
}

interface Place {
  readonly sandbox: Sandbox;
  readonly source: string;
}

class PageJsEngine implements Runtime {
  readonly identity: EngineIdentity = { name: 'page-js', label: 'JavaScript in this page' };
  readonly #outputLimit: number;
  #opening: Promise<Place> | undefined;
  #place: Place | undefined;
  #spare: SandboxWorker | undefined;
  readonly #alive = new Set<(message: string) => void>();

  constructor(outputLimit: number) {
    this.#outputLimit = outputLimit;
  }

  lacks({ files }: Program): Promise<string | undefined> {
    return nodeOnlyImport(files);
  }

  async check(): Promise<void> {
    if (typeof Worker === 'undefined') throw new Unavailable('unsupported', 'this browser has no workers');
  }

  async boot(): Promise<void> {
    await this.#open();
  }

  warm(): void {
    this.#open().then(
      (place) => void (this.#spare ??= this.#spawn(place)),
      () => {}, // the run will say it
    );
  }

  run(program: Program, signal: AbortSignal): AsyncIterable<RunEvent> {
    const asked = performance.now();
    const { files, entry, stdin } = program;
    const limit = this.#outputLimit;
    let worker: SandboxWorker | undefined;
    let printed = 0;
    let last = 0;
    const crash = (message: string) => queue.end({ kind: 'crash', message }, now());
    const stop = () => queue.end({ kind: 'stopped' }, now());
    const queue = eventQueue(() => {
      worker?.terminate();
      signal.removeEventListener('abort', stop);
      this.#alive.delete(crash);
    });
    let begun: number | undefined;
    const now = () => performance.now() - (begun ?? asked);
    /** The worker's own clock, which it could lie about: never backwards, never ahead of ours. */
    const time = (at: number) => (last = Math.max(last, Math.min(at, performance.now() - asked)));

    const print = (stream: 'stdout' | 'stderr', text: string, at: number) => {
      const room = limit - printed;
      printed += text.length;
      if (room > 0 && text !== '')
        queue.push({ type: 'output', stream, text: text.slice(0, room), at: time(at) });
      if (printed > limit) queue.end({ kind: 'output-limit', limitBytes: limit }, time(at));
    };
    const hear = async ({ data }: MessageEvent<unknown>) => {
      const message = readMessage(data);
      if (!message) return;
      switch (message.type) {
        case 'begin':
          queue.push({ type: 'begin' });
          break;
        case 'output':
          begun ??= performance.now() - (message.chunks[0]?.[2] ?? 0);
          for (const [stream, text, at] of message.chunks) print(stream, text, at);
          break;
        case 'trace':
          if (message.events.length > 0) queue.push({ type: 'trace', events: message.events });
          break;
        case 'exit': {
          let { error } = message;
          if (error && message.unplaced) {
            error = await locateSyntaxError(files, error).catch(() => error);
            if (error) print('stderr', syntaxErrorText(files, error), message.at);
          }
          queue.end({ kind: 'exit', code: message.code, ...(error && { error }) }, time(message.at));
          break;
        }
        case 'output-limit':
          queue.end({ kind: 'output-limit', limitBytes: limit }, time(message.at));
          break;
        default:
          message satisfies never;
      }
    };
    const go = async () => {
      const [place, running] = await Promise.all([this.#open(), program.trace ? traced(files) : files]);
      if (queue.over) return;
      worker = this.#spare ?? this.#spawn(place);
      this.#spare = undefined;
      this.#alive.add(crash);
      worker.onDeath((message) => {
        crash(`the page’s JavaScript engine gave up: ${message}`);
        // It may have lost its frame: the next run opens another.
        if (this.#alive.size === 0) void this.dispose();
      });
      worker.port.onmessage = (event) => void hear(event);
      const order: ToWorker = {
        type: 'run',
        files: running,
        entry,
        outputLimit: limit,
        ...(program.trace && { traced: true }),
        ...(stdin !== undefined && { stdin }),
      };
      worker.port.postMessage(order);
    };
    if (signal.aborted) stop();
    else {
      signal.addEventListener('abort', stop);
      go().catch((error: unknown) => queue.fail(error));
    }
    return queue.events;
  }

  async dispose(): Promise<void> {
    for (const crash of [...this.#alive]) crash('JavaScript was shut down');
    this.#place?.sandbox.dispose();
    this.#place = undefined;
    this.#opening = undefined;
    this.#spare = undefined;
  }

  #spawn({ sandbox, source }: Place): SandboxWorker {
    const worker = sandbox.spawn(source);
    worker.onDeath(() => {
      if (this.#spare === worker) this.#spare = undefined;
    });
    return worker;
  }

  #open(): Promise<Place> {
    if (!this.#opening) {
      const opening = open();
      this.#opening = opening;
      opening.then(
        (place) => (this.#place = place),
        () => (this.#opening = undefined),
      );
    }
    return this.#opening;
  }
}

/** The program, telling of its own suspensions: nobody else in a browser does. */
async function traced(files: Program['files']): Promise<Program['files']> {
  const { instrument } = await import('./instrument.ts');
  return Object.fromEntries(
    Object.entries(files).map(([file, source]) => [
      file,
      /\.m?js$/.test(file) ? instrument(source, file) : source,
    ]),
  );
}

async function open(): Promise<Place> {
  try {
    const [sandbox, source] = await Promise.all([
      openSandbox({ evaluate: true }),
      loadWorker('JavaScript', workerUrl),
    ]);
    return { sandbox, source };
  } catch (error) {
    if (error instanceof Unavailable) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new Unavailable('failed', `JavaScript could not start: ${message}`, { cause: error });
  }
}
