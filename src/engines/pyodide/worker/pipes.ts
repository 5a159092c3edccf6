/** Makes Emscripten's pipes report that an end was closed: otherwise a reader would wait for ever. */

/** The part of Emscripten's file system that this goes through. */
interface FileSystem {
  getStream(descriptor: number): Stream;
  readonly ErrnoError: new (errno: number) => Error;
}

interface Stream {
  readonly flags: number;
  /** `sends` is of a socket that was made of two pipes: the end of the other pipe that it writes to. */
  readonly node: { readonly pipe: Pipe; sends?: Stream };
  readonly stream_ops: StreamOperations;
}

interface Pipe {
  /** Of both ends. */
  readonly refcnt: number;
  readonly buckets: readonly { readonly offset: number; readonly roffset: number }[] | null;
  /** How many descriptors read and write; ours. */
  readers?: number;
  writers?: number;
}

interface StreamOperations {
  ended?: true;
  poll(stream: Stream, ...rest: unknown[]): number;
  read(stream: Stream, ...rest: unknown[]): number;
  write(stream: Stream, ...rest: unknown[]): number;
  dup(stream: Stream): void;
  close(stream: Stream): void;
}

const ACCESS = 0o2_000_003;
const WRITES = 1;
const [POLL_IN, POLL_ERROR, POLL_HANG_UP] = [1, 8, 16];
const EPIPE = 64;

/**
 * Makes the pipe of this descriptor, and all other pipes, report their ends. `sends` is the descriptor of the other pipe of
 * a socket: then `descriptor` counts as writable, too, as long as `sends` is.
 */
export function endPipes(fs: unknown, descriptor: number, sends = -1): void {
  const { getStream, ErrnoError } = fs as FileSystem;
  const { node, stream_ops: operations } = getStream(descriptor);
  if (sends >= 0) node.sends = getStream(sends);
  if (operations.ended) return;
  operations.ended = true;
  const { poll, read, write, dup, close } = operations;
  const writes = ({ flags }: Stream) => (flags & ACCESS) === WRITES;
  const isEmpty = ({ buckets }: Pipe) => !buckets?.some(({ offset, roffset }) => offset > roffset);
  const count = (stream: Stream, change: number) => {
    const { pipe } = stream.node;
    if (writes(stream)) pipe.writers = (pipe.writers ?? 1) + change;
    else pipe.readers = (pipe.readers ?? 1) + change;
  };
  operations.dup = (stream) => {
    count(stream, 1);
    dup(stream);
  };
  operations.close = (stream) => {
    count(stream, -1);
    close(stream);
  };
  operations.read = (stream, ...rest) =>
    stream.node.pipe.writers === 0 && isEmpty(stream.node.pipe) ? 0 : read(stream, ...rest);
  operations.write = (stream, ...rest) => {
    if (stream.node.pipe.readers === 0) throw new ErrnoError(EPIPE);
    return write(stream, ...rest);
  };
  operations.poll = (stream, ...rest) => {
    const { readers, writers } = stream.node.pipe;
    if (writes(stream)) return poll(stream, ...rest) | (readers === 0 ? POLL_ERROR : 0);
    const { sends } = stream.node;
    return (
      poll(stream, ...rest) |
      (writers === 0 ? POLL_IN | POLL_HANG_UP : 0) |
      (sends ? operations.poll(sends, ...rest) : 0)
    );
  };
}
