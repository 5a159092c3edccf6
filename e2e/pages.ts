import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env['DIST'] ?? 'dist';

/**
 * Every page of the sitemap of the built site, as an address relative to its root (`./mechanism/`). Read when stories are
 * collected, so that each page gets a story of its own. `PAGES=longest` gives the longest ones alone.
 */
export function listPages(): readonly string[] {
  const pages = listAll();
  return process.env['PAGES'] === 'longest' ? longestOf(pages) : pages;
}

function listAll(): readonly string[] {
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

/** The four longest of the pages at the top, and the longest in each folder. */
function longestOf(pages: readonly string[]): readonly string[] {
  const size = (page: string): number => statSync(join(folder, page, 'index.html')).size;
  const byFolder = Map.groupBy(pages, (page) => page.split('/').slice(0, -2).join('/'));
  return [...byFolder]
    .flatMap(([parent, found]) => found.sort((a, b) => size(b) - size(a)).slice(0, parent === '.' ? 4 : 1))
    .sort();
}
