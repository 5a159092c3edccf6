import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { generateSW } from 'workbox-build';
import { ADD_HEADERS, isolateByWorker } from './isolation/isolation.ts';

/** The cache of engine files; the page fills it with those that were loaded before the worker was there. */
const engineCache = 'engines';

/** Engine files carry hashes in their names, so that what is in the cache never goes stale. */
const enginePath = /\/_engine\/|\/_astro\/[^/]*worker[^/]*\.js$/;

/** What a page needs to be read and woken up; pictures for other sites and engines are not part of that. */
const pages = [
  '**/index.html',
  '404.html',
  '_astro/**/*.{css,js,woff2}',
  '*.{svg,webmanifest}',
  'icon-192.png',
];

/** A host that answers every address with a page of its own does so with a good status; that must not be kept. */
// eslint-disable-next-line @typescript-eslint/require-await -- Workbox wants a promise; this is written into its worker
async function keepOnlyFiles({ response }: { response: Response }): Promise<Response | null> {
  const isPage = (response.headers.get('content-type') ?? '').startsWith('text/html');
  return response.status === 200 && !isPage ? response : null;
}

/**
 * Offline after the first visit. Workbox keeps all pages of one build together and exchanges them only when no tab
 * shows an old one; engine files, hashed by name, are kept when they are first used. Must stand last, because it looks
 * at what all others have written.
 */
export function offline(): AstroIntegration {
  let base = '/';
  return {
    name: 'offline',
    hooks: {
      'astro:config:setup'({ command, config, injectScript }) {
        base = config.base.endsWith('/') ? config.base : `${config.base}/`;
        // No worker while developing: it would show yesterday's page.
        if (command !== 'build') return;
        const module = fileURLToPath(new URL('../elements/offline/offline.ts', import.meta.url));
        const options = JSON.stringify({ scope: base, engineCache, enginePath: enginePath.source });
        injectScript(
          'page',
          `import { startOffline } from ${JSON.stringify(module)}; startOffline(${options});`,
        );
      },
      async 'astro:build:done'({ dir, logger }) {
        const folder = fileURLToPath(dir);
        const { count, size, warnings } = await generateSW({
          globDirectory: folder,
          globPatterns: pages,
          globIgnores: ['_engine/**', 'pagefind/**', 'cards/**'],
          // Names that carry a hash need no second one.
          dontCacheBustURLsMatching: /\/?_astro\//,
          modifyURLPrefix: { '': base },
          swDest: `${folder}sw.js`,
          inlineWorkboxRuntime: true,
          importScripts: isolateByWorker ? [ADD_HEADERS] : [],
          sourcemap: false,
          mode: 'production',
          // The first worker may take over at once: its files are those of the page that brought it. Later ones wait.
          clientsClaim: true,
          skipWaiting: false,
          cleanupOutdatedCaches: true,
          maximumFileSizeToCacheInBytes: 2 * 1024 * 1024,
          ignoreURLParametersMatching: [/^embed$/, /^utm_/, /^theme$/],
          runtimeCaching: [
            {
              urlPattern: enginePath,
              handler: 'CacheFirst',
              options: {
                cacheName: engineCache,
                expiration: { maxEntries: 60, purgeOnQuotaError: true },
                plugins: [{ cacheWillUpdate: keepOnlyFiles }],
              },
            },
            {
              urlPattern: /\/_astro\//,
              handler: 'CacheFirst',
              options: { cacheName: 'assets', expiration: { maxEntries: 200, purgeOnQuotaError: true } },
            },
            {
              // The search index, and the recorded timelines: of the build that is online, else as last seen.
              urlPattern: /\/(pagefind|traces)\//,
              handler: 'NetworkFirst',
              options: { cacheName: 'data', expiration: { maxEntries: 200, purgeOnQuotaError: true } },
            },
            {
              // A page of a later build, or one that was left out: from the network, and else the words that say so.
              urlPattern: ({ request, sameOrigin }) => sameOrigin && request.mode === 'navigate',
              handler: 'NetworkOnly',
              options: { precacheFallback: { fallbackURL: `${base}404.html` } },
            },
          ],
        });
        for (const warning of warnings) logger.warn(warning);
        logger.info(`${count} files (${Math.round(size / 1024)} kB) are kept for reading offline`);
      },
    },
  };
}
