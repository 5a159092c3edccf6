import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { anchorsIn, type Address } from './anchors.ts';
import { redirectMark } from './redirect-page.ts';

/** Every page of a built site and every anchor on it, as addresses. */
export function publishedAddresses(folder: string): Set<Address> {
  const addresses = new Set<Address>();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name === 'index.html' || name.endsWith(`${sep}index.html`))) {
    const html = readFileSync(join(folder, file), 'utf8');
    if (html.includes(redirectMark)) continue;
    const path = relative(folder, join(folder, file, '..'))
      .split(sep)
      .join('/');
    const page = path === '' ? '/' : `/${path}/`;
    addresses.add(page);
    for (const id of anchorsIn(html)) addresses.add(`${page}#${id}`);
  }
  return addresses;
}
