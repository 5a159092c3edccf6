import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { generateSW } from 'workbox-build';
import { exercisePath, loadExercises } from '../site/exercises.ts';
import { loadSections } from '../site/sections.ts';
import { ADD_HEADERS, isolateByWorker } from './isolation/isolation.ts';
import { buildId, keepList } from './keep-list.ts';

/** The script that the service worker imports; it decides when a new version takes over. */
const CHANGE_OVER = 'change-over.js';

/** The cache of engine files; the page fills it with those that were loaded before the worker was there. */
const engineCache = 'engines';

/** The cache of the search index and of recorded timelines. */
const dataCache = 'data';

/** Engine files carry hashes in their names, so that what is in the cache never goes stale. */
const enginePath = /\/_engine\/|\/_astro\/[^/]*worker[^/]*\.js$/;

/** Glob patterns for what the tutorial and its exercises need without a network, but for engines and preview images. */
function tutorialFiles(): string[] {
  const pages = loadSections().map(({ slug }) => (slug === 'index' ? 'index.html' : `${slug}/index.html`));
  return [
    ...pages,
    ...loadExercises().map(({ id }) => `${exercisePath(id)}/index.html`),
    'exercises/*',
    'predictions/*.json',
    'try-this.json',
    '404.html',
    '_astro/**/*.{css,js,woff2}',
    '*.{svg,webmanifest}',
    'icon-192.png',
  ];
}

/** Some hosts answer every address with a page of their own and status 200: it must not be kept. */
// Async, since Workbox wants a promise. Workbox copies this function's text into the service worker.
async function keepOnlyFiles({ response }: { response: Response }): Promise<Response | null> {
  const isPage = (response.headers.get('content-type') ?? '').startsWith('text/html');
  return response.status === 200 && !isPage ? response : null;
}

/** Without a network nobody leads on from `/claims` to `/claims/`, as a host does. */
// Async and copied, like keepOnlyFiles.
async function addSlash({ request }: { request: Request }): Promise<Response | undefined> {
  const url = new URL(request.url);
  if (/\/$|\.[a-z]+$/.test(url.pathname)) return undefined;
  url.pathname += '/';
  return Response.redirect(url.href);
}

/**
 * Adds a file's hash, so that the service worker accepts nothing else for it: neither a file of an older build, from a host
 * that is still deploying, nor a page of the host's own. If one comes, the version before stays until the next visit.
 */
function withIntegrity<Entry extends { url: string }>(entry: Entry, folder: string, base: string): Entry {
  const bytes = readFileSync(folder + entry.url.slice(base.length));
  return { ...entry, integrity: `sha256-${createHash('sha256').update(bytes).digest('base64')}` };
}

/**
 * Reading without a network. Nothing is kept on a first visit; when a second page is opened, or something was run,
 * Workbox keeps the tutorial's pages, all of one build together, and exchanges them only when no tab shows an old one.
 * Engine files, hashed by name, are kept when they are first used. Everything else is kept for those who ask:
 * `offline.json` lists it. Must stand last, because it looks at what all others have written.
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
        const module = fileURLToPath(new URL('../elements/offline/start-offline.ts', import.meta.url));
        const options = JSON.stringify({
          scope: base,
          engineCache,
          enginePath: enginePath.source,
          atOnce: isolateByWorker,
        });
        injectScript(
          'page',
          `import { startOffline } from ${JSON.stringify(module)}; startOffline(${options});`,
        );
      },
      async 'astro:build:done'({ dir, logger }) {
        const folder = fileURLToPath(dir);
        const build = buildId(folder);
        const pageCache = `pages-${build}`;
        const changeOver = readFileSync(new URL(`./${CHANGE_OVER}`, import.meta.url), 'utf8');
        writeFileSync(new URL(CHANGE_OVER, dir), changeOver.replace('PAGE_CACHE', pageCache));
        const { count, size, warnings } = await generateSW({
          globDirectory: folder,
          globPatterns: tutorialFiles(),
          globIgnores: ['_engine/**', 'pagefind/**', 'cards/**'],
          // Names that carry a hash need no second one.
          dontCacheBustURLsMatching: /\/?_astro\//,
          modifyURLPrefix: { '': base },
          swDest: `${folder}sw.js`,
          inlineWorkboxRuntime: true,
          // The query is new in each build: browsers may take what a worker imports from their cache.
          importScripts: [`${CHANGE_OVER}?${build}`, ...(isolateByWorker ? [ADD_HEADERS] : [])],
          sourcemap: false,
          mode: 'production',
          // The first worker may take over at once: its files are those of the page that brought it. Later ones wait.
          clientsClaim: true,
          skipWaiting: false,
          cleanupOutdatedCaches: true,
          maximumFileSizeToCacheInBytes: 2 * 1024 * 1024,
          // A page is the same whatever query a link adds. `again` has to reach the network: see late-piece.ts.
          ignoreURLParametersMatching: [/^(?!again$)/],
          manifestTransforms: [
            (entries) => ({ manifest: entries.map((entry) => withIntegrity(entry, folder, base)) }),
          ],
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
              options: {
                cacheName: 'assets',
                expiration: { maxEntries: 200, purgeOnQuotaError: true },
                plugins: [{ cacheWillUpdate: keepOnlyFiles }],
              },
            },
            {
              // The search index with the messages of answers, the recorded timelines and what other CPythons print: of the
              // build that is online, else as last seen.
              urlPattern: /\/(pagefind|traces|versions)\/|\/answers\/[^/]+\.json$/,
              handler: 'NetworkFirst',
              options: {
                cacheName: dataCache,
                expiration: { maxEntries: 200, purgeOnQuotaError: true },
                plugins: [{ cacheWillUpdate: keepOnlyFiles }],
              },
            },
            {
              // A page outside the tutorial: from the network, else as kept, else the 404 page, which says that it was not.
              urlPattern: ({ request, sameOrigin }) => sameOrigin && request.mode === 'navigate',
              handler: 'NetworkFirst',
              options: {
                cacheName: pageCache,
                matchOptions: { ignoreSearch: true },
                expiration: { maxEntries: 400, purgeOnQuotaError: true },
                plugins: [{ handlerDidError: addSlash }],
                precacheFallback: { fallbackURL: `${base}404.html` },
              },
            },
          ],
        });
        for (const warning of warnings) logger.warn(warning);
        const list = keepList(folder, base, { pages: pageCache, data: dataCache, engines: engineCache });
        writeFileSync(`${folder}offline.json`, JSON.stringify(list));
        logger.info(
          `${count} files (${kilobytes(size)}) are kept once a reader goes on; all, if asked (${kilobytes(list.bytes)})`,
        );
      },
    },
  };
}

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1024)} kB`;
