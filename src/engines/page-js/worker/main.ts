/** JavaScript in a worker of the sandbox frame: one worker, one program. */
import { connect } from '../../../sandbox/worker/connect.ts';
import { scriptUrl } from '../../../sandbox/worker/script-url.ts';
import type { FromWorker, RunMessage, ToWorker } from './protocol.ts';
import { nodeConsole } from './node-console.ts';
import { Lifetime, watchBrowserPromises } from './lifetime.ts';
import { HOME, Modules } from './modules.ts';
import { native } from './native.ts';
import { Exit, NodeProcess } from './node-process.ts';
import { Output } from '../../worker/output.ts';
import { report } from './report.ts';
import { recorder } from './recorder-name.ts';
import { installTimers } from './timers.ts';
import { Trace } from './trace.ts';

const { port: connected } = connect();
const own = self.location.href;

function run(port: MessagePort, { files, entry, stdin = '', outputLimit, traced }: RunMessage): void {
  let begun: number | undefined;
  let evaluated = false;
  let finished = false;
  const clock = () => (begun === undefined ? 0 : native.now() - begun);
  const send = (message: FromWorker) => native.post.call(port, message);

  const lifetime = new Lifetime(idle);
  const modules = new Modules(files, (pending) => {
    const release = lifetime.hold();
    pending.then(release, release);
  });
  let flushing: number | undefined;
  const output = new Output({
    limit: outputLimit,
    now: clock,
    post: (chunks) => send({ type: 'output', chunks }),
    onWaiting(waits) {
      native.clearTimeout(flushing ?? 0);
      flushing = waits ? native.setTimeout(() => output.flush(), 16) : undefined;
    },
    onLimit(outcome, at) {
      finished = true;
      send({ type: 'end', outcome, at });
    },
  });
  const trace = traced ? new Trace(clock, (events) => send({ type: 'trace', events })) : undefined;
  if (trace) Object.defineProperty(self, recorder, { value: trace });
  const print = (stream: 'stdout' | 'stderr', text: string): void => {
    trace?.output(stream, text);
    output.write(stream, tidy(text));
  };
  const process = new NodeProcess({
    entry,
    stdin,
    write: print,
    exit: finish,
  });

  /** Addresses become file names, and the frames of this file disappear. */
  function tidy(text: string): string {
    const named = modules.tidy(text);
    if (!named.includes(own)) return named;
    return named
      .split('\n')
      .filter((line) => !line.includes(own) || !/^\s+at /.test(line))
      .join('\n');
  }

  function finish(code: number): void {
    if (finished) return;
    finished = true;
    output.close();
    trace?.flush();
    send({ type: 'end', outcome: { kind: 'exit', code }, at: clock() });
  }

  function fail(thrown: unknown, rejected: boolean, promise?: Promise<unknown>): void {
    if (finished || thrown instanceof Exit) return;
    if (rejected && process.emit('unhandledRejection', thrown, promise)) return;
    if (process.emit('uncaughtException', thrown, rejected ? 'unhandledRejection' : 'uncaughtException'))
      return;
    const { text, error, unplaced } = report(thrown, { files, modules, rejected });
    output.write('stderr', tidy(text));
    process.exitCode = 1;
    try {
      process.emitExit(1);
    } catch {
      // Node too is at its end, and says no more
    }
    if (finished) return; // one of the listeners called process.exit
    finished = true;
    output.close();
    trace?.flush();
    send({
      type: 'end',
      outcome: { kind: 'exit', code: process.exitCode, error },
      at: clock(),
      ...(unplaced && { unplaced }),
    });
  }

  /** Nothing is left that could wake the program: Node would leave now. */
  function idle(): void {
    if (finished) return;
    try {
      if (evaluated) {
        process.emit('beforeExit', process.exitCode ?? 0);
        if (lifetime.busy) return; // a listener started something new
        process.emitExit(process.exitCode ?? 0);
        finish(process.exitCode ?? 0);
        return;
      }
      output.write('stderr', `Warning: Detected unsettled top-level await at file://${HOME}${entry}\n`);
      process.emitExit(process.exitCode ?? 13);
      finish(process.exitCode ?? 13);
    } catch (error) {
      fail(error, false);
    }
  }

  sayThatThereIsNoNetwork();
  addWhatSecureContextsHave();
  watchBrowserPromises(lifetime);
  installTimers(lifetime);
  Object.assign(console, nodeConsole(print));
  self.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    fail(event.reason, true, event.promise);
  });
  self.addEventListener('rejectionhandled', ({ promise }) => process.emit('rejectionHandled', promise));
  self.addEventListener('error', (event) => {
    event.preventDefault();
    fail(event.error ?? nothingThrown(event.message), false);
  });
  hide(['postMessage', 'importScripts', 'close']);
  Object.assign(self, { global: self, process });

  // A module of its own says when the first instruction runs: everything has arrived and is linked by then.
  const begin = () => {
    begun = native.now();
    lifetime.begin();
    send({ type: 'begin' });
  };
  const key = `begin-${Math.random()}`; // an opaque origin is no secure context: no randomUUID
  Object.defineProperty(self, key, { value: begin, configurable: true });
  try {
    const first = scriptUrl(
      `const begin = self[${JSON.stringify(key)}]; delete self[${JSON.stringify(key)}]; begin();`,
    );
    const start = scriptUrl(
      `import ${JSON.stringify(first)};\nimport ${JSON.stringify(modules.link(entry))};`,
    );
    import(/* @vite-ignore */ start).then(
      () => {
        evaluated = true;
        lifetime.look();
      },
      (error: unknown) => fail(error, false),
    );
  } catch (error) {
    fail(error, false);
  }
}

/** Browsers say `Failed to fetch` and the like, of a policy as of a server that is down. */
function sayThatThereIsNoNetwork(): void {
  const { fetch } = self;
  Object.defineProperty(self, 'fetch', {
    value: {
      fetch(...values: Parameters<typeof fetch>): Promise<Response> {
        const failure = new TypeError(
          'fetch failed: there is no network here, this JavaScript runs in a sandbox',
        );
        return fetch(...values).catch((error: unknown) => {
          throw error instanceof TypeError ? failure : error;
        });
      },
    }.fetch,
    configurable: true,
    writable: true,
  });
}

/** `throw null` and `throw undefined` leave an event no error, only a message. */
function nothingThrown(message: string): unknown {
  const [what] = /(?:null|undefined)$/.exec(message) ?? [];
  return what === undefined ? new Error(message) : what === 'null' ? null : undefined;
}

/** An opaque origin is no secure context, where browsers keep this from pages; Node has it. */
function addWhatSecureContextsHave(): void {
  if (Reflect.has(crypto, 'randomUUID')) return;
  const random = crypto.getRandomValues.bind(crypto);
  Object.defineProperty(Crypto.prototype, 'randomUUID', {
    value: {
      randomUUID(): string {
        const bytes = random(new Uint8Array(16));
        bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
        bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
        const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
        return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
      },
    }.randomUUID,
    configurable: true,
    writable: true,
  });
}

/** Node has no such globals; and the frame is none of the program's business. */
function hide(names: readonly string[]): void {
  for (const name of names) {
    Object.defineProperty(self, name, { value: undefined, configurable: true, writable: true });
  }
}

void connected.then((port) => {
  port.onmessage = ({ data }: MessageEvent<ToWorker>) => {
    port.onmessage = null;
    run(port, data);
  };
});
