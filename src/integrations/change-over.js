// @ts-check
/* global self */
// Imported by the offline service worker. A new version waits until no tab shows the old one, so that an old page never
// meets new files. A page that has only just been opened loses nothing by changing over at once, and asks for it; only
// the worker can see whether another tab is open, whatever that tab was told when it was opened.
const worker = /** @type {any} */ (self);

/** The cache of pages outside the tutorial; the build writes this version's name here. */
const pageCache = 'PAGE_CACHE';

// No page of the version before is open any more.
worker.addEventListener('activate', /** @param {any} event */ (event) => event.waitUntil(forgetOldPages()));

async function forgetOldPages() {
  for (const name of await worker.caches.keys())
    if (name.startsWith('pages-') && name !== pageCache) await worker.caches.delete(name);
}

/** @param {string} asking the page that asks; it may have been closed since, and another one be left alone */
async function changeOverIfAlone(asking) {
  /** @type {{ id: string, url: string }[]} */
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const tabs = windows.filter(({ url }) => url.startsWith(worker.registration.scope));
  if (tabs.length === 1 && tabs[0]?.id === asking) await worker.skipWaiting();
}

worker.addEventListener(
  'message',
  /** @param {any} event */
  (event) => {
    if (event.data?.type === 'CHANGE_OVER_IF_ALONE') event.waitUntil(changeOverIfAlone(event.source?.id));
  },
);
