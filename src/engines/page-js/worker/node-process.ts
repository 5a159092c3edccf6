import { native } from './native.ts';

type Listener = (...values: unknown[]) => void;

/** Thrown by `process.exit`, so that what stands after it does not run. */
export class Exit extends Error {}

export interface ProcessParts {
  readonly entry: string;
  readonly stdin: string;
  readonly write: (stream: 'stdout' | 'stderr', text: string) => void;
  readonly exit: (code: number) => void;
}

/** As much of Node's `process` as makes sense in a page; `version` stays away, for this is not Node. */
export class NodeProcess {
  exitCode: number | undefined;
  readonly argv: readonly string[];
  readonly env: Record<string, string> = {};
  readonly platform = 'browser';
  readonly pid = 1;
  readonly versions = {};
  readonly execArgv: readonly string[] = [];
  readonly stdout;
  readonly stderr;
  readonly stdin;
  readonly hrtime = Object.assign(
    (earlier: readonly [number, number] = [0, 0]): [number, number] => {
      const ns = Math.round(native.now() * 1e6) - earlier[0] * 1e9 - earlier[1];
      return [Math.floor(ns / 1e9), ns % 1e9];
    },
    { bigint: () => BigInt(Math.round(native.now() * 1e6)) },
  );
  readonly #listeners = new Map<string, Listener[]>();
  readonly #exit: (code: number) => void;
  #exiting = false;

  constructor({ entry, stdin, write, exit }: ProcessParts) {
    this.argv = ['/usr/local/bin/node', `/home/reader/${entry}`];
    this.#exit = exit;
    const stream = (name: 'stdout' | 'stderr') => ({
      isTTY: false,
      columns: 80,
      write: (text: unknown, ...rest: unknown[]): boolean => {
        write(name, text instanceof Uint8Array ? new TextDecoder().decode(text) : String(text));
        const done = rest.at(-1);
        if (typeof done === 'function') queueMicrotask(() => void Reflect.apply(done, undefined, []));
        return true;
      },
    });
    this.stdout = stream('stdout');
    this.stderr = stream('stderr');
    this.stdin = {
      isTTY: false,
      setEncoding: () => this.stdin,
      async *[Symbol.asyncIterator]() {
        if (stdin !== '') yield stdin;
      },
    };
  }

  cwd = (): string => '/home/reader';
  uptime = (): number => native.now() / 1000;
  nextTick = (run: Listener, ...values: unknown[]): void => queueMicrotask(() => run(...values));

  exit = (code: unknown = this.exitCode ?? 0): never => {
    this.exitCode = Number(code) & 0xff;
    this.emitExit(this.exitCode);
    this.#exit(this.exitCode);
    throw new Exit('process.exit');
  };

  /** Calls the listeners of the exit, once: one of them may call `exit` itself. */
  emitExit = (code: number): void => {
    if (this.#exiting) return;
    this.#exiting = true;
    this.emit('exit', code);
  };

  on = (event: string, listener: Listener): this => {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
    return this;
  };

  once = (event: string, listener: Listener): this => {
    const first: Listener = (...values) => {
      this.off(event, first);
      listener(...values);
    };
    return this.on(event, first);
  };

  off = (event: string, listener: Listener): this => {
    this.#listeners.set(
      event,
      (this.#listeners.get(event) ?? []).filter((known) => known !== listener),
    );
    return this;
  };

  emit = (event: string, ...values: unknown[]): boolean => {
    const listeners = this.#listeners.get(event) ?? [];
    for (const listener of listeners) listener(...values);
    return listeners.length > 0;
  };
}
