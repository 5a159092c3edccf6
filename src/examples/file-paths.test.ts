import { describe, expect, test } from 'vitest';
import { findClash, isFilePath, longestPath, refuseName, refusePaths } from './file-paths.ts';

const composed = 'é.py';
const decomposed = composed.normalize('NFD');

test.each([
  'main.py',
  'a/b/c.py',
  'my file.py',
  'é/ü.py',
  '日本語',
  '.hidden',
  'a..b',
  'x'.repeat(longestPath),
])('a file can be called %s', (path) => {
  expect(isFilePath(path)).toBe(true);
  expect(refuseName(path, [])).toBeUndefined();
});

test.each(
  [
    '',
    ' main.py',
    'main.py ',
    'a /b.py',
    'a/ b.py',
    'a/b.py\u00a0',
    'a//b',
    '/a',
    'a/',
    '.',
    'a/..',
    '__proto__/a',
  ].concat(
    ['\u200b', '\u202e', '\u2028', '\0', '\n', '\t', '\\', '\ud800'].map((hidden) => `ma${hidden}in.py`),
  ),
)('no file can be called %j', (path) => {
  expect(isFilePath(path)).toBe(false);
  expect(refuseName(path, [])).toMatch(/^A name has no spaces at its ends/);
});

describe('two files cannot stand beside each other', () => {
  test.each([
    ['a', 'a', 'a is there already.'],
    [composed, decomposed, `${composed} is there already.`],
    [decomposed, composed, `${decomposed} is there already.`],
    ['a/b.py', 'a', 'There is already a file a: a folder cannot have its name.'],
    ['main.py/z.py', 'main.py', 'There is already a file main.py: a folder cannot have its name.'],
    ['a', 'a/b/c.py', 'There is already a folder a: a file cannot have its name.'],
    [`${composed}/b`, decomposed, `There is already a file ${decomposed}: a folder cannot have its name.`],
  ])('%s and %s', (path, other, words) => {
    expect(refuseName(path, ['z.py', other])).toBe(words);
    expect(refusePaths([path, 'z.py', other])).toBe('same-name');
  });
});

test.each([
  ['a/b.py', 'a/c.py'],
  ['a', 'ab/c.py'],
  ['a.py', 'a/b.py'],
  ['A.py', 'a.py'],
])('%s and %s can', (path, other) => {
  expect(findClash(path, [other])).toBeUndefined();
  expect(findClash(other, [path])).toBeUndefined();
});

test('a name that is too long is said to be that', () => {
  expect(refuseName('x'.repeat(longestPath + 1), [])).toBe(`A name has at most ${longestPath} characters.`);
});
