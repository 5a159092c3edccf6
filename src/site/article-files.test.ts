import { expect, test } from 'vitest';
import { requireArticleFiles } from './article-files.ts';

const sections = [{ slug: 'index' }, { slug: 'about' }];

test('an article that has its files is let through', () => {
  requireArticleFiles(sections);
});

test('all that is missing is named at once', () => {
  expect(() => requireArticleFiles(sections.slice(0, 1), 'src')).toThrow(
    /^Missing: src\/article\/article\.ts, .*main\.mjs, a page with the slug "about" in content\/sections\/\. README/,
  );
});
