import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Every page of the sitemap of the built site, as an address relative to its root (`./mechanism/`). Read when stories are
 * collected, so that each page gets a story of its own.
 */
export function listPages(): readonly string[] {
  const folder = process.env['DIST'] ?? 'dist';
  const base = (process.env['BASE'] ?? '/').replace(/\/$/, '');
  return readdirSync(folder)
    .filter((name) => /^sitemap-\d+\.xml$/.test(name))
    .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/<loc>([^<]+)<\/loc>/g)])
    .map(([, address = '']) => `.${new URL(address).pathname.slice(base.length)}`)
    .sort();
}

/** How many claims `content/claims` holds: what the pages count must come to the same. */
export function countClaims(): number {
  return readdirSync('content/claims').filter((name) => name.endsWith('.yaml')).length;
}

/** How many sections of `content/sections` are numbered. */
export function countSections(): number {
  return readdirSync('content/sections').filter((name) =>
    /^section: \d+$/m.test(readFileSync(join('content/sections', name), 'utf8')),
  ).length;
}
