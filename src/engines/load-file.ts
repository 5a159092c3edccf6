import { Unavailable } from '../runtime/runtime.ts';

/** A file that the build made, and what it must be. */
export interface BuiltFile {
  readonly url: string;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

export interface LoadOptions {
  /** What it is needed for, in words for the reader: "Python", "JavaScript". */
  readonly what: string;
  /** Asked for already, ahead of time. */
  readonly early?: Promise<Response> | undefined;
  /** Ask past every cache: what came last time was not the file. */
  readonly fresh?: boolean;
  /** Called with each piece, in order, and how many bytes there are with it. */
  readonly onChunk?: (chunk: Uint8Array<ArrayBuffer>, received: number) => void;
  /** Only {@link onChunk} gets the pieces, and checks their hash; none is kept, and an empty file is returned. */
  readonly passOn?: boolean;
}

/** A download that brings nothing for so long has stalled, in milliseconds. */
export const STALL_LIMIT = 20_000;

/** Another file came: from a cache, perhaps, or from a host that answers every address with a page of its own. */
class Damaged extends Unavailable {}

/**
 * Loads one file whole. Rejects with {@link Unavailable} if it is cut off, changed, or never comes. If another file came,
 * caches forget it, and the file is fetched once more past every cache, unless some of it was passed on already.
 */
export async function loadFile(file: BuiltFile, options: LoadOptions): Promise<Uint8Array<ArrayBuffer>> {
  let passedOn = false;
  const onChunk: LoadOptions['onChunk'] = (chunk, received) => {
    passedOn = options.passOn === true;
    options.onChunk?.(chunk, received);
  };
  try {
    return await request(file, { ...options, onChunk });
  } catch (error) {
    await forgetCached(file.url);
    if (!(error instanceof Damaged) || passedOn || options.fresh) throw error;
    return request(file, { ...options, fresh: true });
  }
}

async function request(file: BuiltFile, options: LoadOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { url, bytes } = file;
  const { what, early, fresh = false, passOn = false, onChunk } = options;
  const abort = new AbortController();
  const damaged = (why: string): Damaged => new Damaged('failed', notLoaded(what, url, why).message);
  let at = 0;
  try {
    const asked =
      (fresh ? undefined : early) ?? fetch(url, { signal: abort.signal, ...(fresh && { cache: 'reload' }) });
    const response = await beforeStall(asked, abort);
    if (!response.ok) throw notLoaded(what, url, `answered ${response.status}`);
    if (isPage(response)) throw damaged('answered with a web page in its place');
    if (!response.body) throw damaged('came without content');
    const whole = new Uint8Array(passOn ? 0 : bytes);
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await beforeStall(reader.read(), abort);
      if (done) break;
      if (at + value.length > bytes) throw damaged(`is longer than the ${bytes} bytes it should have`);
      if (!passOn) whole.set(value, at);
      at += value.length;
      onChunk?.(value, at);
    }
    if (at < bytes) throw damaged(`was cut off after ${at} of ${bytes} bytes`);
    if (!passOn && !(await isSame(whole, file.sha256)))
      throw damaged('is not the file that belongs to this page');
    return whole;
  } catch (error) {
    if (error instanceof Unavailable) throw error;
    if (abort.signal.aborted) {
      throw new Unavailable(
        navigator.onLine ? 'timeout' : 'offline',
        `${what} could not be loaded: nothing more of ${url} has come for ${STALL_LIMIT / 1000} s.`,
        { cause: error },
      );
    }
    throw notLoaded(
      what,
      url,
      at > 0 ? `was cut off after ${at} of ${bytes} bytes` : 'could not be fetched',
      error,
    );
  }
}

/** Loads the text of an engine's worker. */
export async function loadScript(file: BuiltFile, what: string): Promise<string> {
  return new TextDecoder().decode(await loadFile(file, { what }));
}

/** Why a file of an engine is not there. */
export function notLoaded(what: string, url: string, why: string, cause?: unknown): Unavailable {
  const offline = !navigator.onLine;
  return new Unavailable(
    offline ? 'offline' : 'failed',
    `${what} could not be loaded: ${url} ${why}${offline ? '; you seem to be offline' : ''}.`,
    { cause },
  );
}

/** Whether a host answered with a page, as some do for every address, with status 200. */
function isPage(response: Response): boolean {
  return /^text\/html\b/i.test(response.headers.get('content-type') ?? '');
}

/** Rejects, and gives the download up, when nothing has come for {@link STALL_LIMIT}. */
async function beforeStall<T>(step: Promise<T>, abort: AbortController): Promise<T> {
  const stalled = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    abort.abort();
    stalled.reject(new Error('stalled'));
  }, STALL_LIMIT);
  try {
    return await Promise.race([step, stalled.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Browsers keep hashing from pages that came without encryption; the length has been checked there too. */
async function isSame(bytes: Uint8Array<ArrayBuffer>, sha256: string): Promise<boolean> {
  const subtle = globalThis.crypto.subtle as SubtleCrypto | undefined;
  if (!subtle) return true;
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') === sha256;
}

/** Deletes the answer for an address from every cache of this site. */
async function forgetCached(url: string): Promise<void> {
  try {
    for (const name of await caches.keys()) await (await caches.open(name)).delete(url);
  } catch {
    // No caches here, or none that may be touched.
  }
}
