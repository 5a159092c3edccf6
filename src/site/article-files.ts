import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { articleFolder, contentFolder } from './folders.ts';
import type { Section } from './sections.ts';

/** What every article has, whatever it says. */
const FILES = [
  ...['article.ts', 'hues.css', 'icon.svg', 'SiteTitle.astro'].map((name) => `${articleFolder}/${name}`),
  ...['main.py', 'main.mjs'].map((name) => `${contentFolder}/starters/${name}`),
];

/** Throws, naming all of them, where files and pages that every article has are missing. */
export function requireArticleFiles(sections: readonly Pick<Section, 'slug'>[], root = process.cwd()): void {
  const missing = [
    ...FILES.filter((file) => !existsSync(join(root, file))),
    ...['index', 'about']
      .filter((slug) => !sections.some((section) => section.slug === slug))
      .map((slug) => `a page with the slug "${slug}" in ${contentFolder}/sections/`),
  ];
  if (missing.length > 0) {
    throw new Error(
      `Missing: ${missing.join(', ')}. README, "Put another article on trial", says what each is for; ` +
        `e2e/second-article has the least of all.`,
    );
  }
  const lost = FILES.filter((file) => /\.(ts|astro)$/.test(file)).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/\bfrom '(\.[^']+)'/g)]
      .filter(([, path = '']) => !existsSync(join(root, file, '..', path)))
      .map(([, path]) => `${file} imports ${path}`),
  );
  if (lost.length > 0)
    throw new Error(
      `${lost.join(', ')}, which is not there: a path goes by the depth of the folder; correct it`,
    );
}
