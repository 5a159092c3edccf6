import type { Progress } from '../../runtime/runtime.ts';
import { openSandbox } from '../../sandbox/open-sandbox.ts';
import type { Sandbox, SandboxWorker } from '../../sandbox/sandbox.ts';
import { partsOf, type Part } from './asset-manifest.ts';
import { loadAssetList, type PythonAssets } from './assets.ts';
import { loadFile, loadScript, notLoaded, type BuiltFile } from '../load-file.ts';
import { forgetSnapshots, readSnapshot, writeSnapshot } from './snapshot-store.ts';
import workerFile from './worker/main.ts?sandboxed';
import { defaultVersion, pythonBuilds, type PythonVersion } from './versions/versions.ts';
import type { Archive, ToWorker } from './worker/protocol.ts';

type Report = (progress: Progress) => void;
const WHAT = 'Python';
/** Milliseconds after which a first run has likely printed: only then are ten megabytes written to storage. */
const REST = 1000;
const SCRIPTS: ReadonlySet<Part> = new Set(['asm', 'loader']);

interface Early {
  readonly parts: ReadonlyMap<Part, Promise<Response>>;
  readonly snapshot: Promise<ArrayBuffer | undefined>;
}

/**
 * Makes interpreters: it holds the sandbox, and shares Python's files with the workers in it. Workers are started at once
 * and get the files as they arrive.
 */
export class InterpreterFactory {
  readonly #version: PythonVersion;
  readonly #assets: PythonAssets;
  /** What a start needs. */
  readonly #parts: readonly Part[];
  readonly #sandbox: Sandbox;
  readonly #workerSource: string;
  readonly #reports = new Set<Report>();
  readonly #arrived = new Map<Part, number>();
  readonly #loading = new Map<Part, Promise<void>>();
  /** Names of files that failed: they are fetched past every cache the next time. */
  readonly #failed = new Set<string>();
  readonly #archives = new Map<Archive, Promise<Uint8Array<ArrayBuffer>>>();
  /** A program has imported a module that had not arrived, by a name that it had made up. */
  #missed = false;
  /** Requests that were made while the sandbox opened. */
  readonly #early: ReadonlyMap<Part, Promise<Response>>;
  /** Settles when it is known whether there is a snapshot from an earlier visit. */
  readonly #snapshotRead: Promise<void>;
  #allLoaded: Promise<void> | undefined;
  #hasSnapshot = false;
  /** Workers that were told to send a snapshot. */
  readonly #sending = new WeakSet<SandboxWorker>();
  /** A snapshot that a worker sent in this visit, until the frame gets it. */
  #sent: ArrayBuffer | undefined;
  #storing: ReturnType<typeof setTimeout> | undefined;

  private constructor(
    version: PythonVersion,
    assets: PythonAssets,
    sandbox: Sandbox,
    workerSource: string,
    early: Early,
  ) {
    this.#version = version;
    this.#assets = assets;
    this.#parts = partsOf(assets);
    this.#sandbox = sandbox;
    this.#workerSource = workerSource;
    this.#early = early.parts;
    this.#snapshotRead = early.snapshot.then((bytes) => {
      if (bytes) this.#share(bytes);
    });
  }

  /** Opens the sandbox, and asks for everything that its first worker needs meanwhile. */
  static async open(version: PythonVersion = defaultVersion): Promise<InterpreterFactory> {
    const opening = openSandbox();
    const source = loadScript(workerFile, WHAT);
    opening.catch(() => {}); // seen below
    source.catch(() => {});
    const assets = await loadAssetList(version);
    const early: Early = {
      parts: new Map(
        partsOf(assets).map((part) => [part, fetch(builtFile(assets, part).url).then(readAhead)]),
      ),
      snapshot: keepsSnapshots(version) ? readSnapshot(assets.base) : Promise.resolve(undefined),
    };
    for (const response of early.parts.values()) response.catch(() => {}); // whoever uses it sees it
    try {
      return new InterpreterFactory(version, assets, ...(await Promise.all([opening, source])), early);
    } catch (error) {
      opening.then(
        (sandbox) => sandbox.dispose(),
        () => {},
      );
      throw error;
    }
  }

  /** Loads what is missing. Repeated calls share the work; one after a failure tries again. */
  load(report?: Report): Promise<void> {
    if (report) this.#reports.add(report);
    if (!this.#allLoaded) {
      const loaded = Promise.all(this.#parts.map((part) => this.#loadOnce(part))).then(() => {});
      this.#allLoaded = loaded;
      loaded.catch(() => (this.#allLoaded = undefined));
    }
    const done = this.#allLoaded;
    return report ? done.finally(() => this.#reports.delete(report)) : done;
  }

  /** A part that is still on its way when another one has failed, and all are tried again, is not fetched twice. */
  #loadOnce(part: Part): Promise<void> {
    let loading = this.#loading.get(part);
    if (!loading) {
      loading = this.#load(part);
      this.#loading.set(part, loading);
      loading.catch(() => this.#loading.delete(part));
    }
    return loading;
  }

  async #load(part: Part): Promise<void> {
    const file = builtFile(this.#assets, part);
    this.#arrived.set(part, 0);
    const wasm = part === 'wasm' ? this.#sandbox.compile('wasm') : undefined;
    try {
      const bytes = await loadFile(file, {
        what: WHAT,
        fresh: this.#failed.has(part),
        early: this.#early.get(part),
        // A browser compiles only whole WebAssembly; hashing ten megabytes would hold up the first line.
        passOn: wasm !== undefined,
        onChunk: (chunk, received) => {
          this.#arrived.set(part, received);
          wasm?.write(chunk);
          this.#report();
        },
      });
      if (SCRIPTS.has(part))
        this.#sandbox.share(part, { type: 'script', text: new TextDecoder().decode(bytes) });
      else if (!wasm) this.#sandbox.share(part, { type: 'bytes', bytes: bytes.buffer });
      await wasm?.end().catch((error: unknown) => {
        throw notLoaded(WHAT, file.url, `is damaged (${String(error)})`, error);
      });
    } catch (error) {
      this.#arrived.delete(part);
      this.#failed.add(part);
      wasm?.abort();
      throw error;
    }
  }

  #report(): void {
    const sum = (of: (part: Part) => number): number =>
      this.#parts.reduce((total, part) => total + of(part), 0);
    const total = sum((part) => builtFile(this.#assets, part).bytes);
    const loaded = sum((part) => this.#arrived.get(part) ?? 0);
    const name = this.#version === defaultVersion ? WHAT : `CPython ${this.#version}`;
    const text = loaded < total ? `Downloading ${name}` : `Starting ${name}`;
    for (const report of this.#reports) report({ text, loaded, total });
  }

  /** A new worker, its interpreter starting: from a snapshot, or so that others can start from one of it. */
  startWorker(): SandboxWorker {
    const version = this.#version;
    if (this.#sent) this.#share(this.#sent.slice(0));
    this.#sent = undefined;
    const worker = this.#sandbox.spawn(this.#workerSource, [...this.#parts, 'snapshot']);
    void this.#snapshotRead.then(() => {
      const start = this.#hasSnapshot ? 'restore' : keepsSnapshots(version) ? 'send-snapshot' : 'plain';
      if (start === 'send-snapshot') this.#sending.add(worker);
      worker.port.postMessage({ type: 'boot', start, version, lock: this.#assets.lock } satisfies ToWorker);
    });
    return worker;
  }

  /** Keeps a snapshot, from which later workers start, in later visits too. */
  keepSnapshot(worker: SandboxWorker, bytes: ArrayBuffer | undefined): void {
    if (!bytes || !this.#sending.has(worker) || this.#hasSnapshot || this.#sent) return;
    this.#sent = bytes;
    this.#storing = setTimeout(() => void writeSnapshot(this.#assets.base, bytes), REST);
  }

  #share(bytes: ArrayBuffer): void {
    this.#sandbox.share('snapshot', { type: 'bytes', bytes });
    this.#hasSnapshot = true;
  }

  /** Forgets the snapshot, after a start from it has failed. */
  dropSnapshot(): void {
    this.#hasSnapshot = false;
    this.#sent = undefined;
    clearTimeout(this.#storing);
    this.#sandbox.remove('snapshot');
    forgetSnapshots();
  }

  /**
   * Fetched once; forgotten after a failure, so that the next program that needs it tries again. Rejects if this version
   * has no such file: a program can forge a request for any.
   */
  async archive(name: Archive): Promise<Uint8Array<ArrayBuffer>> {
    let archive = this.#archives.get(name);
    if (!archive) {
      archive = loadFile(builtFile(this.#assets, name), { what: WHAT, fresh: this.#failed.has(name) });
      this.#archives.set(name, archive);
      archive.catch(() => {
        this.#failed.add(name);
        this.#archives.delete(name);
      });
    }
    return archive;
  }

  /** What has modules that arrive later. */
  get #library(): readonly Archive[] {
    return (['usual', 'more', 'extensions'] as const).filter((name) => this.#assets.files[name]);
  }

  /** Fetches all modules for the next run, after a program has missed one. */
  noteMissed(): void {
    this.#missed = true;
    for (const name of this.#library) this.archive(name).catch(() => {});
  }

  /** What a program gets whether it names a module in it or not. */
  givenToAll(offline: boolean): readonly Archive[] {
    // Whether the device keeps it must be known when the program makes up a module's name.
    if (offline) return this.#library;
    // What did not arrive would hold up programs that may not need it.
    return this.#missed ? this.#library.filter((name) => this.#archives.has(name)) : [];
  }

  /** See {@link Sandbox.onLost}: no interpreter can be made here any more. */
  onLost(callback: () => void): void {
    this.#sandbox.onLost(callback);
  }

  dispose(): void {
    clearTimeout(this.#storing);
    this.#sandbox.dispose();
  }
}

function builtFile(assets: PythonAssets, name: Part | Archive): BuiltFile {
  const found = assets.files[name];
  if (!found) throw new Error(`The build made no file "${name}" of this Python.`);
  return { url: assets.base + found.file, bytes: found.bytes, sha256: found.sha256 };
}

/** One snapshot is kept on a device, that of the version which most programs run in. */
function keepsSnapshots(version: PythonVersion): boolean {
  return version === defaultVersion && pythonBuilds[version].snapshots;
}

/** Reads the body before anybody asks for it: a browser receives only the beginning of a body that nobody reads. */
function readAhead(response: Response): Response {
  if (!response.body) return response;
  const all = new CountQueuingStrategy({ highWaterMark: Infinity });
  return new Response(response.body.pipeThrough(new TransformStream(undefined, undefined, all)), response);
}
