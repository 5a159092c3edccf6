import { keptBuild, rememberBuild } from './kept-build.ts';

/** What the build wrote about everything that can be kept: `src/integrations/keep-list.ts`. */
export interface KeepList {
  readonly build: string;
  /** Compressed, about. */
  readonly bytes: number;
  readonly caches: Readonly<Record<string, readonly string[]>>;
}

/** What there is to keep. Rejects without a network. */
export async function fetchKeepList(scope: string): Promise<KeepList> {
  const response = await fetch(`${scope}offline.json`, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`offline.json was answered with ${response.status}`);
  return (await response.json()) as KeepList;
}

/**
 * Keeps every page, program and timeline of the build that is online, and Python; what cannot have changed is not fetched
 * again. `report` hears how many of how many files are kept. Does nothing when that build is kept already. Rejects when
 * a file cannot be had or stored; what came until then stays, and asking again goes on from there.
 */
export async function keepEverything(
  scope: string,
  report: (kept: number, all: number) => void = () => undefined,
): Promise<void> {
  const { build, caches: wanted } = await fetchKeepList(scope);
  if (keptBuild() === build) return;
  await navigator.storage?.persist?.().catch(() => false);
  const files = Object.entries(wanted).flatMap(([cache, addresses]) =>
    addresses.map((address) => ({ cache, address })),
  );
  let kept = 0;
  const lane = async (): Promise<void> => {
    for (let file = files.shift(); file; file = files.shift()) {
      await keep(file.cache, file.address);
      kept += 1;
      report(kept, kept + files.length);
    }
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
  rememberBuild(build);
}

/** What carries a hash in its name never changes; the rest is asked for again, of which most has not changed either. */
const hashed = /\/_(?:astro|engine)\//;

async function keep(cacheName: string, address: string): Promise<void> {
  const cache = await caches.open(cacheName);
  if (hashed.test(address) && (await cache.match(address))) return;
  const response = await fetch(address, { cache: 'no-cache' });
  // Some hosts answer every address with a page of their own, and a good status.
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  if (!response.ok || isPage !== address.endsWith('/')) throw new Error(`${address} did not arrive`);
  await cache.put(address, response);
}

/** Resolves when a worker is in place, rejects where one cannot be: a file that it needs did not arrive. */
export async function workerInPlace(scope: string): Promise<void> {
  const registration = await navigator.serviceWorker.register(`${scope}sw.js`, { scope });
  const { active, waiting, installing } = registration;
  if (active) return;
  await new Promise<unknown>((resolve, reject) => {
    const look = (): void => {
      if ((installing ?? waiting)?.state === 'redundant')
        reject(new Error('The worker could not be installed'));
    };
    installing?.addEventListener('statechange', look);
    void navigator.serviceWorker.ready.then(resolve);
    look();
  });
}
