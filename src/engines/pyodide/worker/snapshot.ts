/**
 * Sparse snapshots of an interpreter's memory. A snapshot of Pyodide's is the whole heap behind a short header; here
 * only the pages that hold anything are kept, which is half of it.
 *
 * Format, 32-bit little-endian words: magic, number of runs, bytes of header, bytes of heap; then for each run its
 * offset and length; then the header; then the runs' bytes.
 */
const MAGIC = 0x50_59_53_31;
const PAGE = 4096;

/** The part of Emscripten's module that a restore goes through. */
export interface RestorableModule {
  readonly HEAP8: Int8Array;
  readonly HEAPU8: Uint8Array;
  /** The end of what has been allocated, when asked for nothing more. */
  _sbrk(increment: number): number;
  readonly API: { restoreSnapshot(snapshot: Uint8Array): unknown };
}

/** The part of Pyodide that makes a snapshot. */
interface SnapshotSource {
  readonly _module: { HEAP8: Int8Array; readonly HEAPU8: Uint8Array; _sbrk(increment: number): number };
  readonly _api: { readonly config: { _makeSnapshot?: boolean } };
  makeMemorySnapshot(): Uint8Array;
}

/** Of an interpreter that has just started. Throws when Python holds an object of JavaScript's. */
export function takeSnapshot(py: object): ArrayBuffer {
  const { _module: module, _api: api } = py as SnapshotSource;
  return makeSparse(pyodideHeader(py as SnapshotSource, api.config), module.HEAPU8, module._sbrk(0));
}

/**
 * Pyodide wants to know ahead that a snapshot will be made: it then remembers where each object of JavaScript's came from.
 * A start leaves none with Python, and an interpreter that does not remember is one for a program as well.
 */
function pyodideHeader(py: SnapshotSource, config: { _makeSnapshot?: boolean }): Uint8Array {
  const { HEAP8 } = py._module;
  config._makeSnapshot = true;
  py._module.HEAP8 = new Int8Array(); // the header alone, without a copy of the memory
  try {
    return py.makeMemorySnapshot();
  } finally {
    py._module.HEAP8 = HEAP8;
    config._makeSnapshot = false;
  }
}

/** Above `used` there is nothing. */
function makeSparse(header: Uint8Array, heap: Uint8Array, used: number): ArrayBuffer {
  const headerBytes = header.length;
  const cells = new Uint32Array(heap.buffer, heap.byteOffset, heap.length >> 2);
  const runs: [offset: number, length: number][] = [];
  for (let page = 0; page < used; page += PAGE) {
    if (isZero(cells, page >> 2)) continue;
    const last = runs.at(-1);
    if (last && last[0] + last[1] === page) last[1] += PAGE;
    else runs.push([page, PAGE]);
  }
  const dataAt = 16 + runs.length * 8;
  const total = dataAt + headerBytes + runs.reduce((sum, [, length]) => sum + length, 0);
  const sparse = new Uint8Array(total);
  const index = new Uint32Array(sparse.buffer, 0, dataAt >> 2);
  index.set([MAGIC, runs.length, headerBytes, heap.length]);
  index.set(runs.flat(), 4);
  sparse.set(header, dataAt);
  let at = dataAt + headerBytes;
  for (const [offset, length] of runs) {
    sparse.set(heap.subarray(offset, offset + length), at);
    at += length;
  }
  return sparse.buffer;
}

function isZero(cells: Uint32Array, start: number): boolean {
  for (let i = start; i < start + PAGE / 4; i++) if (cells[i] !== 0) return false;
  return true;
}

export interface Snapshot {
  readonly heapBytes: number;
  /** Makes the module's next restore take this snapshot. */
  arm(module: RestorableModule): void;
}

/** Throws when the bytes are not a whole snapshot. */
export function readSparse(buffer: ArrayBuffer): Snapshot {
  const [magic, count = 0, headerBytes = 0, heapBytes = 0] = new Uint32Array(buffer, 0, 4);
  if (magic !== MAGIC) throw new Error('not a snapshot');
  const runs = new Uint32Array(buffer, 16, count * 2);
  const headerAt = 16 + count * 8;
  const bytes = new Uint8Array(buffer);
  let expected = headerAt + headerBytes;
  for (let i = 0; i < count; i++) expected += runs[2 * i + 1] ?? 0;
  if (bytes.length !== expected) throw new Error('a snapshot with a part missing');

  /** Above `used` nothing has been written yet: zeroing it would take the memory in for good. */
  function copyInto(heap: Uint8Array, used: number): void {
    let from = headerAt + headerBytes;
    let clean = 0;
    for (let i = 0; i < count; i++) {
      const offset = runs[2 * i] ?? 0;
      const length = runs[2 * i + 1] ?? 0;
      if (clean < used) heap.fill(0, clean, Math.min(offset, used));
      heap.set(bytes.subarray(from, from + length), offset);
      from += length;
      clean = offset + length;
    }
    if (clean < used) heap.fill(0, clean, used);
  }

  return {
    heapBytes,
    arm(module) {
      const { API: api } = module;
      const restore = api.restoreSnapshot.bind(api);
      api.restoreSnapshot = () => {
        const header = bytes.slice(headerAt, headerAt + headerBytes);
        // Pyodide copies the heap that follows its header; there is none, and ours comes in pieces.
        const heap = module.HEAP8 as Int8Array & { set?: unknown };
        heap.set = () => {};
        try {
          return restore(header);
        } finally {
          delete (heap as { set?: unknown }).set;
          copyInto(module.HEAPU8, module._sbrk(0));
        }
      };
    },
  };
}
