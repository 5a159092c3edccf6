import { globSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/**
 * The arrows between the folders of `src`: each may import from itself and from these, nothing else. Types count too.
 * A style sheet is no code: who draws an element's markup at build time brings its styles along.
 */
const arrows: Readonly<Record<string, readonly string[]>> = {
  runtime: [],
  trace: ['runtime'],
  highlight: [],
  examples: ['runtime'],
  output: ['examples', 'runtime'],
  sandbox: [],
  engines: ['runtime', 'sandbox', 'trace'],
  elements: ['examples', 'trace', 'highlight', 'output', 'runtime'],
  site: ['examples', 'highlight', 'output', 'trace', 'runtime'],
  // What is only this article's: its pictures use the components; of ours nothing but pages may name it.
  article: ['components', 'site', 'examples', 'trace'],
  integrations: ['engines', 'site', 'examples'],
  harness: ['engines', 'site', 'examples', 'output', 'trace', 'runtime'],
  components: ['site', 'components', 'examples', 'highlight', 'output', 'trace', 'runtime', 'client'],
  pages: ['article', 'components', 'site', 'examples', 'output', 'client'],
  styles: [],
  client: ['elements', 'engines', 'examples', 'runtime', 'trace'],
  'content.config': ['site'],
};

const src = resolve(import.meta.dirname);

function folderOf(file: string): string {
  const [first = ''] = relative(src, file).split('/');
  return first.replace(/\.(test\.)?ts$/, '');
}

function importsOf(file: string): string[] {
  let text = readFileSync(file, 'utf8');
  if (file.endsWith('.astro')) {
    const scripts = [...text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]);
    text = [/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '', ...scripts].join('\n');
  }
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => fileName.replace(/\?.*$/, ''))
    .filter((name) => name.startsWith('.') && !name.endsWith('.css'))
    .map((name) => resolve(dirname(file), name));
}

const files = globSync('**/*.{ts,astro}', { cwd: src })
  .map((name) => resolve(src, name))
  .filter((file) => !/\.test\.ts$|\.d\.ts$/.test(file));

describe('arrows between the folders of src point one way', () => {
  test.each(files.map((file) => [relative(src, file), file]))('%s', (_name, file) => {
    const from = folderOf(file);
    const allowed = arrows[from];
    expect(allowed, `src/${from} is not in the table of src/architecture.test.ts`).toBeDefined();
    const wrong = importsOf(file)
      .filter((target) => target.startsWith(`${src}/`))
      .filter((target) => folderOf(target) !== from && !allowed?.includes(folderOf(target)));
    expect(wrong.map((target) => relative(src, target))).toEqual([]);
  });

  test('engines never import each other', () => {
    const engineOf = (file: string): string | undefined => /engines\/([^/]+)\//.exec(file)?.[1];
    const wrong = files
      .filter((file) => folderOf(file) === 'engines')
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => engineOf(target) !== undefined && engineOf(target) !== engineOf(file))
          .map((target) => `${relative(src, file)} -> ${relative(src, target)}`),
      );
    expect(wrong).toEqual([]);
  });

  test('e2e imports nothing from src, but for the page that the contract runs in', () => {
    const e2e = resolve(src, '../e2e');
    const wrong = globSync('**/*.ts', {
      cwd: e2e,
      exclude: ['contract/serve-rig.ts', 'contract/rig/page.ts'],
    })
      .map((name) => resolve(e2e, name))
      .filter((file) => importsOf(file).some((target) => target.startsWith(`${src}/`)));
    expect(wrong).toEqual([]);
  });
});
