import { pageLoaded } from '../late/page-loaded.ts';
import { keptBuild } from './kept-build.ts';
import { mayDownloadMore } from './may-download-more.ts';

/** What the page shares with its service worker; `src/integrations/offline.ts` knows both. */
export interface OfflineOptions {
  /** The site's base, with slashes at both ends. */
  readonly scope: string;
  /** The cache of engine files. */
  readonly engineCache: string;
  /** What the address of an engine file looks like, as a regular expression. */
  readonly enginePath: string;
  /** The pages need the worker for more than reading offline: it comes with the first one. */
  readonly atOnce: boolean;
}

/**
 * Makes the site readable without a network for readers who go on: when a second page is opened, or something was run.
 * Waits until the page has loaded and is at rest. Keeps nothing unasked where {@link mayDownloadMore} says no, and does
 * nothing in another site's frame.
 */
export function startOffline(options: OfflineOptions): void {
  if (!('serviceWorker' in navigator) || window.top !== window) return;
  const asks = document.querySelector('keep-offline');
  if (asks) void import('./keep-offline.ts').then(({ KeepOffline }) => KeepOffline.define(options.scope));
  void useWaitingUpdate(options.scope);
  if (!mayDownloadMore(navigator)) return;
  const start = (): void => {
    const idle = window.requestIdleCallback ?? ((act: () => void) => setTimeout(act, 1000));
    idle(() => void install(options).then(() => refreshEverything(options)));
  };
  const goesOn = options.atOnce || navigator.serviceWorker.controller !== null || cameFromHere(options.scope);
  if (!goesOn)
    for (const event of ['cell-run-end', 'exercise-checked'])
      document.addEventListener(event, start, { once: true });
  else void pageLoaded().then(start);
}

/** Resolves when the service worker is active, or cannot be: without storage, or in a private window. */
async function install({ scope, ...kept }: OfflineOptions): Promise<void> {
  try {
    await navigator.serviceWorker.register(`${scope}sw.js`, { scope });
    await navigator.serviceWorker.ready;
    await keepEngineFiles(kept);
  } catch {
    // The site works as before, with a network.
  }
}

/** Fetches everything of the new build for a reader who keeps everything for offline. */
async function refreshEverything(options: OfflineOptions): Promise<void> {
  if (!keptBuild()) return;
  const { keepEverything } = await import('./keep-everything.ts');
  await keepEverything(options.scope).catch(() => undefined);
}

function cameFromHere(scope: string): boolean {
  return document.referrer.startsWith(location.origin + scope);
}

/** An engine that was loaded before the worker took over is kept as well; the browser still has its files at hand. */
async function keepEngineFiles({
  engineCache,
  enginePath,
}: Omit<OfflineOptions, 'scope' | 'atOnce'>): Promise<void> {
  const isEngineFile = new RegExp(enginePath);
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const addresses = loaded.filter((name) => name.startsWith(location.origin) && isEngineFile.test(name));
  if (addresses.length === 0) return;
  const cache = await caches.open(engineCache);
  for (const address of new Set(addresses)) {
    if (await cache.match(address)) continue;
    const response = await fetch(address);
    // Some hosts answer every address with a page of their own, and a good status.
    const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
    if (response.ok && !isPage) await cache.put(address, response);
  }
}

/**
 * A new version waits until no tab shows the old one. A page that has only just been opened asks to change over now:
 * `src/integrations/change-over.js` does so where no other tab is open. The browser may also have changed over by itself
 * while the page was loading: then the page is still the old version's.
 */
async function useWaitingUpdate(scope: string): Promise<void> {
  const reload = (): void => void (hasBegun() || location.reload());
  const worker = navigator.serviceWorker.controller;
  // A worker answers once it is activated: one that is not yet cannot have brought this page.
  if (worker && worker.state !== 'activated') reload();
  // Firefox tells of every page's worker that it is activated, whenever that was.
  worker?.addEventListener('statechange', () => worker.state === 'redundant' && reload());
  const waiting = (await navigator.serviceWorker.getRegistration(scope))?.waiting;
  if (waiting && !hasBegun()) waiting.postMessage({ type: 'CHANGE_OVER_IF_ALONE' });
}

/** Whoever has pressed a key or a button may be writing: the page under them is not exchanged. */
function hasBegun(): boolean {
  return navigator.userActivation?.hasBeenActive ?? true;
}
