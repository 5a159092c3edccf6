/**
 * Starts an interpreter that JavaScript's garbage collector frees nothing of. An interpreter lives for one program, and is
 * finalized at its end; what the collector frees of it afterwards, whenever it comes to that, ends in C's `abort()`.
 */
export async function withoutFinalization<Started>(start: () => Promise<Started>): Promise<Started> {
  const registry = globalThis.FinalizationRegistry;
  globalThis.FinalizationRegistry = FreesNothing;
  try {
    return await start();
  } finally {
    globalThis.FinalizationRegistry = registry;
  }
}

class FreesNothing<Held> implements FinalizationRegistry<Held> {
  readonly [Symbol.toStringTag] = 'FinalizationRegistry';
  register(): void {}
  unregister(): boolean {
    return false;
  }
}
