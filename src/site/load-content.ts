import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadClaims } from './claims.ts';
import { shownIn, type Content, type SectionPage } from './content-checks.ts';
import { listFolder } from './content-files.ts';
import { loadExamples } from './examples.ts';

const SECTIONS_FOLDER = 'content/sections';

/** Reads everything that the content checks compare. */
export function loadContent(root = process.cwd()): Content {
  return { sections: loadSections(root), claims: loadClaims(root), examples: loadExamples(root) };
}

function loadSections(root: string): readonly SectionPage[] {
  return listFolder(root, SECTIONS_FOLDER, 'files')
    .filter((name) => name.endsWith('.mdx') && !name.startsWith('_'))
    .map((name) => {
      const file = `${SECTIONS_FOLDER}/${name}`;
      const text = readFileSync(join(root, file), 'utf8');
      const { slug } = parse(/^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? '{}') as { slug?: string };
      return { file, slug: slug ?? name.replace(/\.mdx$/, ''), shown: shownIn(text) };
    });
}
