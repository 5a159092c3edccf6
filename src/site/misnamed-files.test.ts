import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, test } from 'vitest';
import { contentFolder } from './folders.ts';
import { misnamedFiles } from './misnamed-files.ts';

let root = '';
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'content-'))));
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string): void {
  const file = join(root, contentFolder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
}

test.each([
  ['claims/two-steps.yml', /claims\/two-steps\.yml: .*call it <id>\.yaml/],
  ['claims/Two-Steps.yaml', /claims\/Two-Steps\.yaml: .*lower-case words/],
  ['predictions/notes.txt', /predictions\/notes\.txt: .*<id>\.yaml/],
  ['examples/Größe/main.py', /examples\/Größe: .*<id>\//],
  ['examples/two words/main.py', /examples\/two words: /],
  ['exercises/Countdown/tests.py', /exercises\/Countdown: /],
  ['sections/15-more.md', /sections\/15-more\.md: .*call it .*sections\/15-more\.mdx/],
  ['sections/15-more.MDX', /sections\/15-more\.MDX: .*sections\/15-more\.mdx/],
  ['sections/more/15-more.mdx', /sections\/more\/15-more\.mdx: .*call it .*sections\/15-more\.mdx/],
])('%s is told', (path, told) => {
  write(path);
  expect(misnamedFiles(root)).toEqual([expect.stringMatching(told)]);
});

it('says nothing of what is read, of pictures, drafts and hidden files, and of this article', () => {
  for (const path of ['claims/two-steps.yaml', 'examples/two-steps/Main.txt', 'sections/01-one.mdx'])
    write(path);
  for (const path of ['sections/picture.png', 'sections/_draft.mdx', 'claims/.DS_Store']) write(path);
  expect(misnamedFiles(root)).toEqual([]);
  expect(misnamedFiles()).toEqual([]);
});
