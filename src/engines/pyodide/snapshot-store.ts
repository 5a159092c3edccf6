/**
 * Keeps a snapshot of a started interpreter in this browser, so that later visits start from it. It is made here,
 * since browsers differ in what it holds, and only of an interpreter that never ran anybody's program.
 */
const CACHE = 'python-snapshots';
const MOST = 64 << 20;

/** Its address names the engine's files and the browser's version: either may change the memory's layout. */
function address(base: string): string {
  return `${base}snapshot?for=${encodeURIComponent(navigator.userAgent)}`;
}

function storage(): CacheStorage | undefined {
  try {
    return 'caches' in globalThis ? globalThis.caches : undefined;
  } catch {
    return undefined; // in a frame without an origin
  }
}

/** Longer than this, nobody waits for the browser's storage: starting without a snapshot takes less. */
const STORAGE_LIMIT = 1000;

/** The snapshot that is kept; undefined if there is none, or if the browser keeps none or does not answer. */
export async function readSnapshot(base: string): Promise<ArrayBuffer | undefined> {
  const limit = new Promise<undefined>((resolve) => setTimeout(resolve, STORAGE_LIMIT, undefined));
  return Promise.race([read(base), limit]);
}

async function read(base: string): Promise<ArrayBuffer | undefined> {
  try {
    const found = await (await storage()?.open(CACHE))?.match(address(base));
    const bytes = await found?.arrayBuffer();
    return bytes && Number(found?.headers.get('x-bytes')) === bytes.byteLength ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps this snapshot and forgets all others. A failure is ignored: the next visit starts without one. */
export async function writeSnapshot(base: string, bytes: ArrayBuffer): Promise<void> {
  if (bytes.byteLength > MOST) return;
  try {
    const cache = await storage()?.open(CACHE);
    for (const old of (await cache?.keys()) ?? []) await cache?.delete(old);
    const headers = { 'content-type': 'application/octet-stream', 'x-bytes': String(bytes.byteLength) };
    await cache?.put(address(base), new Response(bytes, { headers }));
  } catch {
    // Full, or forbidden in a private window.
  }
}

export function forgetSnapshots(): void {
  storage()
    ?.delete(CACHE)
    .catch(() => {});
}
