/** A Python worker: starts one interpreter, runs one program in it, and is ended by the page. */
import { connect } from '../../../sandbox/worker/connect.ts';
import { bootPyodide, type Booted } from './boot.ts';
import type { BootOrder } from './boot-assets.ts';
import { defaultVersion, type PythonVersion } from '../versions/versions.ts';
import type { PyodideAPI } from 'pyodide';
import type { Host } from './host.ts';
import { Interpreter, isOutOfStack } from './interpreter.ts';
import type { Archive, FromWorker, ToWorker } from './protocol.ts';
import type { Outcome } from '../../../runtime/runtime.ts';
import { Output } from '../../worker/output.ts';
import { limitFiles, type LimitableFiles } from './limit-files.ts';
import { sleep, sleepForever } from './sleep.ts';
import { takeSnapshot } from './snapshot.ts';
import { START } from './start.ts';

const connection = connect();
const archives = new Map<Archive, PromiseWithResolvers<ArrayBuffer | undefined>>();
let python: Promise<Booted> | undefined;
let version: PythonVersion = defaultVersion;

/** Where CPython, built for Emscripten, looks for signals now and then while it runs: a place to send late output. */
interface SignalModule {
  readonly HEAP8: Int8Array;
  readonly _Py_EMSCRIPTEN_SIGNAL_HANDLING?: number;
}

async function start(port: MessagePort): Promise<void> {
  const post = (message: FromWorker, transfer: Transferable[] = []) => port.postMessage(message, transfer);

  async function boot(order: BootOrder): Promise<Booted> {
    const resource = <Resource>(name: string) => connection.resource(name) as Promise<Resource>;
    const booted = await bootPyodide(
      {
        asm: resource('asm'),
        wasm: resource('wasm'),
        core: resource('core'),
        snapshot: resource('snapshot'),
        loader: resource('loader'),
        files: resource('files'),
        wrapper: resource('wrapper'),
      },
      order,
    );
    const { py } = booted;
    if (order.version === defaultVersion && order.start !== 'restore') {
      py.runPython(START);
    }
    limitFiles(py.FS as unknown as LimitableFiles);
    version = order.version;
    return booted;
  }

  function fetchArchive(name: Archive): Promise<ArrayBuffer | undefined> {
    const existing = archives.get(name);
    if (existing) return existing.promise;
    const fresh = Promise.withResolvers<ArrayBuffer | undefined>();
    archives.set(name, fresh);
    post({ type: 'need', name });
    return fresh.promise;
  }

  async function addArchive({ py, addExtensions }: Booted, name: Archive): Promise<void> {
    const bytes = await fetchArchive(name);
    const library = py.pyimport('_host.library');
    if (!bytes) {
      // Of a text that is missing, a traceback says nothing.
      if (name !== 'sources') library.lose_modules(offline);
      return;
    }
    if (name === 'extensions') {
      await addExtensions(bytes);
      library.add_extensions();
      return;
    }
    const path = `/lib/python${version.replace('.', '')}-${name}.zip`;
    py.FS.writeFile(path, new Uint8Array(bytes));
    if (name === 'sources') library.add_sources(path);
    else library.add_modules(path, name);
  }

  function sendSnapshot(py: PyodideAPI): void {
    try {
      const bytes = takeSnapshot(py);
      post({ type: 'snapshot', bytes }, [bytes]);
    } catch {
      post({ type: 'snapshot' }); // the next one starts as this one did
    }
  }

  let begun = 0;
  let offline = false;
  let output: Output | undefined;
  let interpreter: Interpreter | undefined;
  const now = () => performance.now() - begun;
  const host: Host = {
    now,
    write: (stream, text) => output?.write(stream, text),
    block(milliseconds) {
      output?.flush();
      sleep(milliseconds);
    },
    exit(code) {
      output?.flush();
      post({ type: 'end', outcome: { kind: 'exit', code }, at: now() });
      return sleepForever();
    },
    trace: (events) => post({ type: 'trace', events }),
    missed: () => post({ type: 'missed' }),
  };

  /** Does `step` after `delay` ms, unless a program has come by then: only a spare interpreter has time for it. */
  function whileWaiting(delay: number, step: () => void): void {
    setTimeout(() => {
      if (output) return;
      try {
        step();
      } catch {
        // The run will say why.
      }
    }, delay);
  }

  function warmUpSoon(py: PyodideAPI): void {
    whileWaiting(50, () => {
      interpreter ??= new Interpreter(py, host, { version });
      interpreter.warmUp();
      turnLoopSoon(interpreter, 50);
    });
  }

  /** In several steps, so that a program can arrive between them. */
  function turnLoopSoon(waiting: Interpreter, pieces: number): void {
    whileWaiting(0, () => {
      waiting.turnLoop();
      if (pieces > 1) turnLoopSoon(waiting, pieces - 1);
    });
  }

  async function run(order: Extract<ToWorker, { type: 'run' }>): Promise<void> {
    if (!python) throw new Error('a program came before the order to boot');
    const { program, outputLimit, given } = order;
    offline = order.offline;
    const booted = await python;
    const { py } = booted;
    begun = performance.now();
    const out = new Output({
      limit: outputLimit,
      now,
      post: (chunks) => post({ type: 'output', chunks }),
      onWaiting: watcher(py, () => out.flushIfLate()),
      onLimit: (outcome, at) => {
        post({ type: 'end', outcome, at });
        // The page ends this worker; until then nothing more is computed.
        sleepForever();
      },
    });
    output = out;
    try {
      interpreter ??= new Interpreter(py, host, { version });
      const needed = new Set([...given, ...interpreter.needs(program)]);
      for (const name of needed) await addArchive(booted, name);
      post({ type: 'begin' });
      begun = performance.now();
      const { outcome, at } = await interpreter.execute(program, async () => {
        const asked = performance.now();
        await addArchive(booted, 'sources');
        begun += performance.now() - asked; // the program did not take that time
      });
      out.flush();
      post({ type: 'end', outcome, at });
    } catch (error) {
      out.flush();
      post({ type: 'end', outcome: exitOf(error) ?? { kind: 'crash', message: explain(error) }, at: now() });
    }
  }

  port.onmessage = ({ data }: MessageEvent<ToWorker>) => {
    switch (data.type) {
      case 'boot':
        python = boot(data);
        python.then(
          ({ py }) => {
            post({ type: 'ready' });
            // At once: what it is taken of must be as it was started, and the page takes it for ours before a program runs.
            if (data.start === 'send-snapshot') sendSnapshot(py);
            warmUpSoon(py);
          },
          (error: unknown) => post({ type: 'failed', message: explain(error) }),
        );
        break;
      case 'run':
        void run(data);
        break;
      case 'archive': {
        const waiting = archives.get(data.name) ?? Promise.withResolvers<ArrayBuffer | undefined>();
        archives.set(data.name, waiting);
        waiting.resolve(data.bytes);
        break;
      }
      default:
        data satisfies never;
    }
  };
}

/** Switches CPython's look for signals on only while output waits, since each look costs time. */
function watcher(py: PyodideAPI, look: () => void): (on: boolean) => void {
  const module = (py as unknown as { _module: SignalModule })._module;
  const flag = module._Py_EMSCRIPTEN_SIGNAL_HANDLING;
  if (!flag) return () => {};
  // CPython asks for this property first, and does nothing more when there is no buffer. An accessor of a name costs a
  // tenth of what one of an index does, and a flood of lines asks a hundred thousand times.
  Object.defineProperty(module, 'Py_EmscriptenSignalBuffer', { get: look });
  return (on) => void (module.HEAP8[flag] = on ? 1 : 0);
}

/** C's `exit()`, and a signal that nobody handles: Emscripten throws how the process ended. */
function exitOf(error: unknown): Outcome | undefined {
  const status: unknown = Object(error).status;
  return typeof status === 'number' ? { kind: 'exit', code: status & 0xff } : undefined;
}

function explain(error: unknown): string {
  if (isOutOfStack(error)) {
    return `C code inside Python called itself more often than this browser’s stack allows (${error.message}). It does that with data nested thousands of levels deep, and to compile a long chain: a thousand operators or calls one behind the other, thousands of branches of elif, or some two hundred brackets within brackets. CPython on a computer has room for it, or raises an error. Split the chain into parts, or nest less deep, and press Run again.`;
  }
  if (error instanceof Error) return `The interpreter broke off (${error.message})`;
  // Emscripten throws plain objects when a program ends the process in ways of its own.
  const message: unknown = Object(error).message;
  return `The interpreter broke off (${typeof message === 'string' ? message : String(error)})`;
}

void connection.port.then(start);
