import { readFileSync } from 'node:fs';
import { loadContent } from '../../site/load-content.ts';

/** The prose of each section by its slug, without code and without what stands in `<Quote>`, which is the article's. */
export function sectionTexts(root = process.cwd()): ReadonlyMap<string, string> {
  return new Map(
    loadContent(root).sections.map(({ slug, file }) => [
      slug,
      readFileSync(`${root}/${file}`, 'utf8')
        .replaceAll(/<Quote>[\s\S]*?<\/Quote>/g, '')
        .replaceAll(/^( *)```[\s\S]*?^\1```$/gm, ''),
    ]),
  );
}
