import assets from 'virtual:pyodide-assets';
import type { AssetFile } from './asset-manifest.ts';
import { loadWorker } from '../../runtime/not-loaded.ts';
import type { Progress } from '../../runtime/runtime.ts';
import { openSandbox, type Sandbox, type SandboxWorker } from '../../sandbox/sandbox.ts';
import { fetchAsset, pythonNotLoaded } from './fetch-asset.ts';
import type { Archive, ToWorker } from './worker/protocol.ts';
import { forgetSnapshots, readSnapshot, writeSnapshot } from './snapshot-store.ts';
import workerUrl from './worker/main.ts?sandboxed';

type Report = (progress: Progress) => void;
type Part = 'asm' | 'wasm' | 'core';
const PARTS: readonly Part[] = ['wasm', 'core', 'asm'];
const NEEDS = [...PARTS, 'snapshot'];

interface Early {
  readonly parts: ReadonlyMap<Part, Promise<Response>>;
  readonly snapshot: Promise<ArrayBuffer | undefined>;
}

/**
 * Where interpreters are made: the sandbox with Python's files on its shelf. Workers are started at once and get the
 * files as they arrive.
 */
export class Workshop {
  readonly #sandbox: Sandbox;
  readonly #workerSource: string;
  readonly #reports = new Set<Report>();
  readonly #arrived = new Map<Part, number>();
  readonly #coming = new Map<Part, Promise<void>>();
  readonly #broken = new Set<string>();
  readonly #archives = new Map<Archive, Promise<Uint8Array<ArrayBuffer>>>();
  /** Asked for while the sandbox opened. */
  readonly #early: ReadonlyMap<Part, Promise<Response>>;
  /** Whether there is one from an earlier visit has been found out. */
  readonly #snapshotRead: Promise<void>;
  #supply: Promise<void> | undefined;
  #hasSnapshot = false;

  private constructor(sandbox: Sandbox, workerSource: string, early: Early) {
    this.#sandbox = sandbox;
    this.#workerSource = workerSource;
    this.#early = early.parts;
    this.#snapshotRead = early.snapshot.then((bytes) => {
      if (bytes) this.#shelve(bytes);
    });
  }

  /** Opens the sandbox, and asks for everything that its first worker needs meanwhile. */
  static async open(): Promise<Workshop> {
    const opening = openSandbox();
    const source = loadWorker('Python', workerUrl);
    const early: Early = {
      parts: new Map(
        PARTS.map((part) => [part, fetch(assets.base + assets.files[part].file).then(readAhead)]),
      ),
      snapshot: readSnapshot(assets.base),
    };
    for (const response of early.parts.values()) response.catch(() => {}); // whoever uses it hears of it
    return new Workshop(...(await Promise.all([opening, source])), early);
  }

  /** Puts what is missing on the shelf. Repeated calls share the work; one after a failure tries again. */
  supply(report?: Report): Promise<void> {
    if (report) this.#reports.add(report);
    if (!this.#supply) {
      const supply = this.#fetchAll();
      this.#supply = supply;
      supply.catch(() => (this.#supply = undefined));
    }
    const done = this.#supply;
    return report ? done.finally(() => this.#reports.delete(report)) : done;
  }

  async #fetchAll(): Promise<void> {
    await Promise.all(PARTS.map((part) => this.#bring(part)));
  }

  /** One that is on its way still, when another one has failed and all is tried again, is not asked for twice. */
  #bring(part: Part): Promise<void> {
    let coming = this.#coming.get(part);
    if (!coming) {
      coming = this.#fetchPart(part);
      this.#coming.set(part, coming);
      coming.catch(() => this.#coming.delete(part));
    }
    return coming;
  }

  async #fetchPart(part: Part): Promise<void> {
    const file = assets.files[part];
    this.#arrived.set(part, 0);
    const wasm = part === 'wasm' ? this.#sandbox.compile('wasm') : undefined;
    try {
      const bytes = await fetchAsset(assets.base, file, {
        reload: this.#broken.has(part),
        early: this.#early.get(part),
        // A browser compiles only whole WebAssembly; hashing ten megabytes would hold up the first line.
        passOn: wasm !== undefined,
        onChunk: (chunk) => {
          this.#arrived.set(part, (this.#arrived.get(part) ?? 0) + chunk.length);
          wasm?.write(chunk);
          this.#tell();
        },
      });
      if (part === 'asm')
        this.#sandbox.keep('asm', { type: 'script', text: new TextDecoder().decode(bytes) });
      if (part === 'core') this.#sandbox.keep('core', { type: 'bytes', bytes: bytes.buffer });
      await wasm?.end().catch((error: unknown) => {
        throw pythonNotLoaded(assets.base + file.file, `is damaged (${String(error)})`, error);
      });
    } catch (error) {
      this.#arrived.delete(part);
      this.#broken.add(part);
      wasm?.abort();
      throw error;
    }
  }

  #tell(): void {
    const files: readonly [Part, AssetFile][] = PARTS.map((part) => [part, assets.files[part]]);
    const total = files.reduce((sum, [, { bytes }]) => sum + bytes, 0);
    const loaded = files.reduce((sum, [part]) => sum + (this.#arrived.get(part) ?? 0), 0);
    const progress: Progress =
      loaded < total
        ? { text: 'Downloading Python', loaded, total }
        : { text: 'Starting Python', loaded, total };
    for (const report of this.#reports) report(progress);
  }

  /** True once a start from a snapshot is possible. */
  get hasSnapshot(): boolean {
    return this.#hasSnapshot;
  }

  /** A new worker, its interpreter starting. `snapshotable` takes a little longer and can be asked for a snapshot. */
  start(snapshotable: boolean): SandboxWorker {
    const worker = this.#sandbox.spawn(this.#workerSource, NEEDS);
    void this.#snapshotRead.then(() => {
      const start = this.#hasSnapshot ? 'restore' : snapshotable ? 'snapshotable' : 'plain';
      worker.port.postMessage({ type: 'boot', start } satisfies ToWorker);
    });
    return worker;
  }

  keepSnapshot(bytes: ArrayBuffer): void {
    void writeSnapshot(assets.base, bytes.slice(0));
    this.#shelve(bytes);
  }

  #shelve(bytes: ArrayBuffer): void {
    this.#sandbox.keep('snapshot', { type: 'bytes', bytes });
    this.#hasSnapshot = true;
  }

  /** After a start from it has failed. */
  async dropSnapshot(): Promise<void> {
    this.#hasSnapshot = false;
    this.#sandbox.forget('snapshot');
    await forgetSnapshots();
  }

  /** Fetched once; forgotten after a failure, so that the next program that needs it tries again. */
  archive(name: Archive): Promise<Uint8Array<ArrayBuffer>> {
    let archive = this.#archives.get(name);
    if (!archive) {
      archive = fetchAsset(assets.base, assets.files[name], { reload: this.#broken.has(name) });
      this.#archives.set(name, archive);
      archive.catch(() => {
        this.#broken.add(name);
        this.#archives.delete(name);
      });
    }
    return archive;
  }

  /** Those that are here already. */
  hasArchive(name: Archive): boolean {
    return this.#archives.has(name);
  }

  dispose(): void {
    this.#sandbox.dispose();
  }
}

/** Reads on before anybody takes the body: of what nobody reads, a browser receives the beginning only. */
function readAhead(response: Response): Response {
  if (!response.body) return response;
  const all = new CountQueuingStrategy({ highWaterMark: Infinity });
  return new Response(response.body.pipeThrough(new TransformStream(undefined, undefined, all)), response);
}
