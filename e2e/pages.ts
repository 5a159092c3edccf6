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
