import type { WebContainer, WebContainerProcess } from '@webcontainer/api';
import type { Program } from '../../runtime/runtime.ts';
import type { RunReporter } from '../run-reporter.ts';
import { fileTree } from './file-tree.ts';
import { nodeError } from './node-error.ts';
import { START_MARK_FILE, START_MARK_SOURCE } from './start-mark.ts';
import { terminalText } from './terminal-text.ts';
import { LATE, within } from './within.ts';

export interface NodeRunOptions {
  /** How long the stream may stay open after the program's end. */
  readonly drainMs: number;
}

/** Enough of the end of the output to find Node's report of an error in it. */
const TAIL = 8192;

/** One program in its own folder and its own Node process. */
export class NodeRun {
  readonly #container: WebContainer;
  readonly #folder: string;
  readonly #run: RunReporter;
  readonly #options: NodeRunOptions;
  readonly #onVersion: (version: string) => void;
  #process: WebContainerProcess | undefined;
  #tail = '';
  #halted = false;

  constructor(
    container: WebContainer,
    folder: string,
    run: RunReporter,
    options: NodeRunOptions,
    onVersion: (version: string) => void,
  ) {
    this.#container = container;
    this.#folder = folder;
    this.#run = run;
    this.#options = options;
    this.#onVersion = onVersion;
  }

  /** Runs to the end of the program. Rejects when the container does. */
  async go(program: Program): Promise<void> {
    const container = this.#container;
    const home = container.workdir;
    const files = { ...program.files, [START_MARK_FILE]: START_MARK_SOURCE };
    await container.mount({ [this.#folder]: { directory: fileTree(files) } });
    try {
      if (this.#halted) return;
      this.#process = await container.spawn('node', ['-r', `./${START_MARK_FILE}`, program.entry], {
        cwd: this.#folder,
        env: { NO_COLOR: '1', FORCE_COLOR: '0' },
      });
      if (this.#halted) return this.#process.kill();
      const read = this.#read(this.#process, `${home}/${this.#folder}/`);
      if (program.stdin !== undefined) await this.#type(this.#process, program.stdin);
      const code = await this.#process.exit;
      await within(read, this.#options.drainMs); // the stream does not always close
      const error = code === 0 ? undefined : nodeError(this.#tail);
      this.#run.end({ kind: 'exit', code, ...(error && { error }) });
    } finally {
      container.fs.rm(this.#folder, { recursive: true, force: true }).catch(() => {});
    }
  }

  /** Asks the process to end. Resolves to whether it did so in time. */
  async halt(ms: number): Promise<boolean> {
    this.#halted = true;
    if (!this.#process) return true;
    this.#process.kill();
    return (await within(this.#process.exit, ms)) !== LATE;
  }

  async #read(process: WebContainerProcess, folder: string): Promise<void> {
    const text = terminalText(folder, '/home/reader/', (version) => {
      this.#run.begin();
      this.#onVersion(version);
    });
    const reader = process.output.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      this.#show(done ? text.rest() : text.chunk(value));
      if (done || this.#run.over) return;
    }
  }

  #show(text: string): void {
    if (text === '') return;
    this.#tail = (this.#tail + text).slice(-TAIL);
    this.#run.print('terminal', text);
  }

  async #type(process: WebContainerProcess, text: string): Promise<void> {
    const writer = process.input.getWriter();
    await writer.write(text);
    await writer.write('\u0004'); // the end of the input, as a terminal says it
  }
}
