import { createHash } from 'node:crypto';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import { changePage, readPages } from './built-pages.ts';

/** What `<Font>` of Astro's writes into each page. */
const FACES = /<style>(@font-face\{[^<]*)<\/style>/g;
const SHEET = /<link rel="stylesheet" href="[^"]*?([^"/]+\.css)">/g;

/**
 * Takes the faces of fonts out of the pages and into the style sheet that all pages have: with them, the longest section
 * came in more bytes than a host sends before it waits for an answer (some 14 kB), and each page brought them anew. The
 * files that a page begins with are asked for before its styles are there, as before: see Head.astro.
 */
export function fontsInStyles(): AstroIntegration {
  return {
    name: 'fonts-in-styles',
    hooks: {
      'astro:build:done'({ dir }) {
        const all = readPages(dir);
        const pages = all.filter(({ html }) => facesOf(html) !== '');
        const sheet = commonSheet(pages.map(({ html }) => html));
        const [name] = globSync(`**/${sheet}`, { cwd: dir });
        if (name === undefined) throw new Error(`The pages link ${sheet}, and the build wrote no such file.`);
        const path = new URL(name, dir);
        const faces = facesOf(pages[0]?.html ?? '');
        const styles = faces + readFileSync(path, 'utf8');
        const renamed = sheet.replace(/[^.]+(?=\.css$)/, hashOf(styles));
        writeFileSync(new URL(renamed, path), styles);
        rmSync(path);
        for (const page of all) {
          const { html } = page;
          // Pages without fonts, which lead on to another one, may link the sheet as well.
          if (!['', faces].includes(facesOf(html)))
            throw new Error(`${page.path.pathname} has other fonts than the other pages: see Head.astro.`);
          changePage(page, sheetFirst(html.replace(FACES, ''), sheet).replaceAll(sheet, renamed));
        }
      },
    },
  };
}

function facesOf(html: string): string {
  return [...html.matchAll(FACES)].map(([, faces]) => faces).join('');
}

/** The style sheet that every one of these pages links. */
export function commonSheet(pages: readonly string[]): string {
  const [first = new Set<string>(), ...others] = pages.map(
    (html) => new Set([...html.matchAll(SHEET)].map(([, name = '']) => name)),
  );
  const [common] = others.reduce((left, next) => left.intersection(next), first);
  if (common === undefined)
    throw new Error('No style sheet is linked by every page, so that none can hold the faces of the fonts.');
  return common;
}

/**
 * The page with this sheet before all other styles. It says in which order the layers are; a component's styles that come
 * before put theirs below Starlight's.
 */
export function sheetFirst(html: string, sheet: string): string {
  const link = [...html.matchAll(SHEET)].find(([, name]) => name === sheet);
  const first = html.search(/<style>|<link rel="stylesheet"/);
  if (!link || link.index === first) return html;
  const rest = html.slice(first, link.index) + html.slice(link.index + link[0].length);
  return html.slice(0, first) + link[0] + rest;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 8);
}
