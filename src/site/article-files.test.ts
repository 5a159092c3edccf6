import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { requireArticleFiles } from './article-files.ts';
import { articleFolder, contentFolder } from './folders.ts';

const sections = [{ slug: 'index' }, { slug: 'about' }];

test('an article that has its files is let through', () => {
  requireArticleFiles(sections);
});

test('all that is missing is named at once', () => {
  expect(() => requireArticleFiles(sections.slice(0, 1), 'src')).toThrow(
    /^Missing: src\/article\/article\.ts, .*main\.mjs, a page with the slug "about" in content\/sections\/\. README/,
  );
});

test('a path that goes by another depth than its folder has is told', () => {
  const root = mkdtempSync(join(tmpdir(), 'article-'));
  for (const folder of [articleFolder, `${contentFolder}/starters`])
    cpSync(folder, join(root, folder), { recursive: true });
  writeFileSync(join(root, articleFolder, 'article.ts'), '');
  writeFileSync(join(root, articleFolder, 'SiteTitle.astro'), "import M from '../../../M.astro';\n");
  expect(() => requireArticleFiles(sections, root)).toThrow(
    /SiteTitle\.astro imports \.\.\/\.\.\/\.\.\/M\.astro, which is not there: a path goes by the depth/,
  );
  rmSync(root, { recursive: true });
});
