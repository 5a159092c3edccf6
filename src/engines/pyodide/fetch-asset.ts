import type { AssetFile } from './asset-manifest.ts';
import { notLoaded } from '../../runtime/not-loaded.ts';
import { Unavailable } from '../../runtime/runtime.ts';

/** Why a file of the engine is not there. */
export function pythonNotLoaded(url: string, why: string, cause?: unknown): Unavailable {
  return notLoaded('Python', url, why, cause);
}

export interface FetchAssetOptions {
  /** Ask the network, not the browser's cache: what came last time was broken. */
  readonly reload?: boolean;
  readonly signal?: AbortSignal;
  /** Asked for already, ahead of time; not used for a reload. */
  readonly early?: Promise<Response> | undefined;
  /** Called with each piece, in order. */
  readonly onChunk?: (chunk: Uint8Array<ArrayBuffer>) => void;
  /** The pieces go to {@link onChunk} for good, which sees to their hash: nothing is kept, and an empty file returned. */
  readonly passOn?: boolean;
}

/** Fetches one file whole, or rejects with {@link Unavailable}: a file that was cut off or changed never gets through. */
export async function fetchAsset(
  base: string,
  { file, bytes, sha256 }: AssetFile,
  { reload = false, signal, early, onChunk, passOn = false }: FetchAssetOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const url = base + file;
  const whole = new Uint8Array(passOn ? 0 : bytes);
  let at = 0;
  try {
    const response = await ((reload ? undefined : early) ??
      fetch(url, { cache: reload ? 'reload' : 'default', ...(signal && { signal }) }));
    if (!response.ok) throw pythonNotLoaded(url, `answered ${response.status}`);
    if (!response.body) throw pythonNotLoaded(url, 'came without content');
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (at + value.length > bytes)
        throw pythonNotLoaded(url, `is longer than the ${bytes} bytes it should have`);
      if (!passOn) whole.set(value, at);
      at += value.length;
      onChunk?.(value);
    }
  } catch (error) {
    if (error instanceof Unavailable || signal?.aborted) throw error;
    throw pythonNotLoaded(
      url,
      at > 0 ? `was cut off after ${at} of ${bytes} bytes` : 'could not be fetched',
      error,
    );
  }
  if (at < bytes) throw pythonNotLoaded(url, `was cut off after ${at} of ${bytes} bytes`);
  // Browsers keep this from pages that came without encryption; the length has been checked there too.
  const subtle = globalThis.crypto.subtle as SubtleCrypto | undefined;
  if (!passOn && subtle) {
    const digest = new Uint8Array(await subtle.digest('SHA-256', whole));
    const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    if (hex !== sha256) throw pythonNotLoaded(url, 'is not the file that belongs to this page');
  }
  return whole;
}
