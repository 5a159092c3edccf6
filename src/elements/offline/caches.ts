/** The cache of engine files, shared by the service worker and by the page that fills it before the worker is there. */
export const engineCache = 'engines';

/** Addresses of engine files: hashed names, so that what is in the cache never goes stale. */
export const enginePath = /\/_engine\/|\/_astro\/[^/]*worker[^/]*\.js$/;
