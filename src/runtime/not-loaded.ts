import { Unavailable } from './runtime.ts';

/** Why a file of an engine is not there; `what` it is needed for: "Python", "JavaScript". */
export function notLoaded(what: string, url: string, why: string, cause?: unknown): Unavailable {
  const offline = !navigator.onLine;
  return new Unavailable(
    offline ? 'offline' : 'failed',
    `${what} could not be loaded: ${url} ${why}${offline ? '; you seem to be offline' : ''}.`,
    { cause },
  );
}

/** Fetches the text of an engine's worker, or rejects with {@link Unavailable}. */
export async function loadWorker(what: string, url: string): Promise<string> {
  let response: Response;
  try {
    response = await fetch(url);
    if (response.ok) return await response.text();
  } catch (error) {
    throw notLoaded(what, url, 'could not be fetched', error);
  }
  throw notLoaded(what, url, `answered ${response.status}`);
}
