import type { EngineIdentity, Outcome, Program, RunEnd, RunEvent, Runtime } from '../../runtime/runtime.ts';
import { Unavailable } from '../../runtime/runtime.ts';
import { openSandbox } from '../../sandbox/open-sandbox.ts';
import type { Sandbox, SandboxWorker } from '../../sandbox/sandbox.ts';
import { loadScript } from '../load-file.ts';
import { RunReporter } from '../run-reporter.ts';
import { isRecord, readRunMessage } from '../worker/run-messages.ts';
import { locateSyntaxError, syntaxErrorText } from './locate-syntax-error.ts';
import { nodeOnlyImport } from './node-only.ts';
import type { ToWorker } from './worker/protocol.ts';
import workerFile from './worker/main.ts?sandboxed';

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
  /** The runs that are not over. */
  readonly #runs = new Set<RunReporter>();

  constructor(outputLimit: number) {
    this.#outputLimit = outputLimit;
  }

  cannotRun({ files }: Program): Promise<string | undefined> {
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
      () => {}, // the run will say why
    );
  }

  run(program: Program, signal: AbortSignal, onEvent: (event: RunEvent) => void): Promise<RunEnd> {
    const run = new RunReporter({ signal, onEvent, outputLimit: this.#outputLimit });
    this.#runs.add(run);
    run.whenOver(() => this.#runs.delete(run));
    if (!run.over) this.#start(program, run).catch((error: unknown) => run.fail(error));
    return run.ended;
  }

  async #start(program: Program, run: RunReporter, again = false): Promise<void> {
    const { files, entry, stdin, trace } = program;
    const [place, running] = await Promise.all([this.#open(), trace ? traced(files) : files]);
    if (run.over) return;
    const worker = this.#spare ?? this.#spawn(place);
    this.#spare = undefined;
    run.whenOver(() => worker.terminate());
    worker.onEnd((message) => {
      // The frame may have been lost while nothing ran: there is another by now.
      if (!run.begun && !again) this.#start(program, run, true).catch((error: unknown) => run.fail(error));
      else run.end({ kind: 'crash', message: `the page’s JavaScript engine broke down: ${message}` });
    });
    worker.port.onmessage = ({ data }: MessageEvent<unknown>) => receive(data, run, files);
    run.handOver();
    worker.port.postMessage({
      type: 'run',
      files: running,
      entry,
      outputLimit: this.#outputLimit,
      ...(trace && { traced: true }),
      ...(stdin !== undefined && { stdin }),
    } satisfies ToWorker);
  }

  async dispose(): Promise<void> {
    for (const run of [...this.#runs]) run.end({ kind: 'crash', message: 'JavaScript was shut down' });
    this.#place?.sandbox.dispose();
    this.#forget();
  }

  #forget(): void {
    this.#place = undefined;
    this.#opening = undefined;
    this.#spare = undefined;
  }

  #spawn({ sandbox, source }: Place): SandboxWorker {
    const worker = sandbox.spawn(source);
    worker.onEnd(() => {
      if (this.#spare === worker) this.#spare = undefined;
    });
    return worker;
  }

  #open(): Promise<Place> {
    if (!this.#opening) {
      const opening = open();
      this.#opening = opening;
      opening.then(
        (place) => {
          this.#place = place;
          // The next run opens another.
          place.sandbox.onLost(() => {
            if (this.#place === place) this.#forget();
          });
        },
        () => (this.#opening = undefined),
      );
    }
    return this.#opening;
  }
}

/** Handles a message from a worker, which the program may have forged. */
function receive(data: unknown, run: RunReporter, files: Program['files']): void {
  const message = readRunMessage(data);
  const unplaced = isRecord(data) && data['unplaced'] === true;
  if (message?.type === 'end' && unplaced) void endAtSyntaxError(message.outcome, message.at, run, files);
  else run.receive(message);
}

async function endAtSyntaxError(
  outcome: Outcome,
  at: number,
  run: RunReporter,
  files: Program['files'],
): Promise<void> {
  if (outcome.kind !== 'exit' || !outcome.error) return run.end(outcome, at);
  const error = await locateSyntaxError(files, outcome.error).catch(() => outcome.error!);
  run.print('stderr', syntaxErrorText(files, error), at);
  run.end({ ...outcome, error }, at);
}

/** The program with calls that report its suspensions: a browser does not report them. */
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
  const opening = openSandbox({ evaluate: true });
  try {
    const [sandbox, source] = await Promise.all([opening, loadScript(workerFile, 'JavaScript')]);
    return { sandbox, source };
  } catch (error) {
    opening.then(
      (sandbox) => sandbox.dispose(),
      () => {},
    );
    if (error instanceof Unavailable) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new Unavailable('failed', `JavaScript could not start: ${message}`, { cause: error });
  }
}
