import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { articleFolder } from '../folders.ts';

/** The colors by role, ours and the article's, as light pages have them: cards are seen on other people's pages. */
export function readPalette(root = process.cwd()): Readonly<Record<string, string>> {
  const files = ['src/styles/tokens.css', `${articleFolder}/hues.css`];
  const css = files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
  const roles = css.matchAll(/--([a-z-]+):\s*(?:light-dark\()?(#[0-9a-f]{3,8})\b/gi);
  return Object.fromEntries([...roles].map(([, name = '', value = '']) => [name, value]));
}
