/** Where the reader's files are, and where a program starts. */
export const HOME = '/home/reader';

/** What an interpreter runs in: a browser's worker, or Node. The program calls it while it runs, so it is synchronous. */
export interface Host {
  /** Blocks the thread, after what was printed has been sent off. */
  block(milliseconds: number): void;
  /** Milliseconds since the program's first instruction. */
  now(): number;
  /** os._exit, where the host can end the thread: never returns. Without it, Emscripten throws an `ExitStatus`. */
  exit?(code: number): never;
  /** Takes what the program has written, decoded. */
  write(stream: 'stdout' | 'stderr', text: string): void;
  /** Called when the program imports a module of the library that has not arrived. */
  missed?(): void;
  /** Gets the `trace` events of a program that asks for them, as the text of a JSON array, some at a time. */
  trace?(events: string): void;
}
