/** What the page shares with its service worker; `src/integrations/offline.ts` knows both. */
export interface OfflineOptions {
  /** The site's base, with slashes at both ends. */
  readonly scope: string;
  /** The cache of engine files. */
  readonly engineCache: string;
  /** What the address of an engine file looks like, as a regular expression. */
  readonly enginePath: string;
}

/**
 * Makes the site readable without a network from the second visit on. Waits until the page has loaded and rested, so
 * that the first visit pays nothing for it; asks nothing of readers who save data, and stays out of other people's
 * frames.
 */
export function startOffline(options: OfflineOptions): void {
  if (!('serviceWorker' in navigator) || window.top !== window || savesData()) return;
  void useWaitingUpdate(options.scope);
  const start = (): void => {
    const idle = window.requestIdleCallback ?? ((act: () => void) => setTimeout(act, 1000));
    idle(() => void install(options));
  };
  if (document.readyState === 'complete') start();
  else addEventListener('load', start, { once: true });
}

async function install({ scope, ...kept }: OfflineOptions): Promise<void> {
  try {
    await navigator.serviceWorker.register(`${scope}sw.js`, { scope });
    await navigator.serviceWorker.ready;
    await keepEngineFiles(kept);
  } catch {
    // No storage, or a private window: the site works as before, with a network.
  }
}

/** An engine that was loaded before the worker took over is kept as well; the browser still has its files at hand. */
async function keepEngineFiles({ engineCache, enginePath }: Omit<OfflineOptions, 'scope'>): Promise<void> {
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
 * A new version waits until no tab shows the old one, so that an old page never meets new files. Where this is the
 * only tab and has only just been opened, nothing is lost by changing over now.
 */
async function useWaitingUpdate(scope: string): Promise<void> {
  const waiting = (await navigator.serviceWorker.getRegistration(scope))?.waiting;
  if (!waiting || !(await isOnlyTab())) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage({ type: 'SKIP_WAITING' });
}

/** Every tab holds a shared lock for as long as it lives; whoever counts one is alone. */
async function isOnlyTab(): Promise<boolean> {
  if (!('locks' in navigator)) return false;
  const name = 'tabs';
  await new Promise<void>((granted) => {
    void navigator.locks.request(name, { mode: 'shared' }, () => {
      granted();
      return new Promise(() => undefined);
    });
  });
  const { held = [] } = await navigator.locks.query();
  return held.filter((lock) => lock.name === name).length === 1;
}

function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}
