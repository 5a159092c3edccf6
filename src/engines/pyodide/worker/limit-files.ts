/** What files may take together, in bytes. They are no part of WebAssembly's memory, which has a limit of its own. */
const LIMIT = 256 << 20;
/** "No space left on device", as Emscripten's C library counts errors. */
const ENOSPC = 51;

interface Node {
  /** A folder's entries by name, or a file's bytes. */
  contents?: unknown;
  readonly usedBytes?: number;
}
interface Stream {
  readonly node: Node & { usedBytes: number };
}
type Write = (
  stream: Stream,
  buffer: unknown,
  offset: number,
  length: number,
  position: number,
  own: boolean,
) => number;

/** The part of Emscripten's file system that is used here. */
export interface LimitableFiles {
  readonly root: Node;
  readonly ErrnoError: new (code: number) => Error;
  readonly filesystems: {
    readonly MEMFS: {
      readonly ops_table: { readonly file: { readonly stream: { write: Write } } };
      resizeFileStorage(node: Node, size: number): void;
    };
  };
}

/** Files in memory have room for {@link LIMIT}, then the device is full: without a limit the browser would end it all. */
export function limitFiles({ root, ErrnoError, filesystems: { MEMFS: files } }: LimitableFiles): void {
  /** Never too little. Files that were removed still count in it, until it is counted anew. */
  let used = bytesIn(root);
  function grow(from: number, to: number): void {
    if (to <= from) return;
    if (used + to - from > LIMIT) used = bytesIn(root);
    if (used + to - from > LIMIT) throw new ErrnoError(ENOSPC);
    used += to - from;
  }

  const streams = files.ops_table.file.stream;
  const { write } = streams;
  streams.write = (stream, buffer, offset, length, position, own) => {
    grow(stream.node.usedBytes, position + length);
    return write(stream, buffer, offset, length, position, own);
  };
  const resize = files.resizeFileStorage.bind(files);
  files.resizeFileStorage = (node, size) => {
    grow(node.usedBytes ?? 0, size);
    resize(node, size);
  };
}

function bytesIn(node: Node): number {
  const { contents } = node;
  if (ArrayBuffer.isView(contents) || Array.isArray(contents)) return node.usedBytes ?? 0;
  if (typeof contents !== 'object' || contents === null) return 0;
  return Object.values(contents as Record<string, Node>).reduce((sum, child) => sum + bytesIn(child), 0);
}
