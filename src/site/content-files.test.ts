import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { parseYaml, readText } from './content-files.ts';
import { contentFolder } from './folders.ts';
import { loadSections } from './sections.ts';

let root = '';
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'content-'))));
afterEach(() => rmSync(root, { recursive: true }));

describe('a text', () => {
  it.each([
    ['in another encoding', Buffer.from('caf\u00e9', 'latin1'), 'a.txt is no text in UTF-8; save it as that'],
    ['with a byte order mark', '\uFEFFtext', 'a.txt begins with a byte order mark'],
    ['with line ends of Windows', 'one\r\ntwo\r\n', 'a.txt has the line ends of Windows; save it with LF'],
  ])('%s is told by its name, with what to do', (_how, bytes, told) => {
    writeFileSync(join(root, 'a.txt'), bytes);
    expect(() => readText(root, 'a.txt')).toThrow(told);
  });

  it('may hold any letter', () => {
    writeFileSync(join(root, 'a.txt'), 'café 😀\n');
    expect(readText(root, 'a.txt')).toBe('café 😀\n');
  });
});

test.each([
  ['a colon in a text', 'title: One: two', /^a\.yaml is not YAML: .*\n[^]*stands in quotes\.$/],
  [
    'the same field twice',
    'title: one\ntitle: two',
    /^a\.yaml is not YAML: Map keys must be unique at line 2/,
  ],
  ['a number for a text', 'title: 5', /^a\.yaml is not as its schema .*\n {2}title: .*expected string/],
])('%s is told with the file', (_what, text, told) => {
  expect(() => parseYaml(text, 'a.yaml', z.object({ title: z.string() }))).toThrow(told);
});

describe('the front matter of a section', () => {
  it.each([
    ['no slug', 'title: One\ndescription: d', /one\.mdx .*\n {2}slug: is missing/],
    [
      'a number for a slug',
      'title: One\nslug: 5\ndescription: d',
      /one\.mdx .*\n {2}slug: .*expected string/,
    ],
    ['capitals in the slug', 'title: One\nslug: One\ndescription: d', /slug: an id is lower-case words/],
    ['a word for its number', 'title: One\nslug: one\ndescription: d\nsection: two', /\n {2}section: /],
    ['a colon in the title', 'title: One: two\nslug: one', /one\.mdx is not YAML: .*line 2/],
  ])('with %s is told with the file and the field', (_what, yaml, told) => {
    const folder = join(root, contentFolder, 'sections');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'one.mdx'), `---\n${yaml}\n---\n\nText.\n`);
    expect(() => loadSections(root)).toThrow(told);
  });
});
