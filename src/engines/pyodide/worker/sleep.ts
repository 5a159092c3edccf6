/**
 * Blocks this thread without burning its core. The memory of WebAssembly may be shared, and so waited on, where a page
 * is not isolated and has no SharedArrayBuffer.
 */
function createSleep(): (milliseconds?: number) => void {
  try {
    const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
    const cell = new Int32Array(buffer);
    Atomics.wait(cell, 0, 0, 0);
    return (milliseconds) => void Atomics.wait(cell, 0, 0, milliseconds);
  } catch {
    return (milliseconds = Infinity) => {
      const end = performance.now() + milliseconds;
      while (performance.now() < end);
    };
  }
}

/** Sleeps; without an argument for ever, until the page ends the worker. */
export const sleep = createSleep();

export function sleepForever(): never {
  for (;;) sleep();
}
