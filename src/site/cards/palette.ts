import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The site's colors by role, as `tokens.css` has them for light pages: cards are seen on other people's pages. */
export function readPalette(root = process.cwd()): Readonly<Record<string, string>> {
  const css = readFileSync(join(root, 'src/styles/tokens.css'), 'utf8');
  const roles = css.matchAll(/--([a-z-]+):\s*(?:light-dark\()?(#[0-9a-f]{3,8})\b/gi);
  return Object.fromEntries([...roles].map(([, name = '', value = '']) => [name, value]));
}
