import { existsSync, globSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { onlyInTheSuite, storiesFor, storiesInOrder, storiesOf, touchesExercises } from './touched.ts';

const stories = globSync('**/*.spec.ts', { cwd: 'e2e' }).map((name) => name.replace(/\.spec\.ts$/, ''));

test('every story is told after some change, or it is said why not', () => {
  const told = new Set([...Object.values(storiesOf).flat(), ...Object.keys(onlyInTheSuite)]);
  expect([...told].sort(), 'to be entered in e2e/suite/touched.ts').toEqual(stories.sort());
});

test('every folder of the table is there', () => {
  expect(Object.keys(storiesOf).filter((name) => !existsSync(name))).toEqual([]);
});

test('every folder that holds sources has a line of its own', () => {
  const folders = globSync(['src/*/*', 'src/elements/*/*', 'src/engines/*/*', 'content/*/*']).map(dirname);
  const missing = [...new Set(folders)].filter((folder) => !(folder in storiesOf)).sort();
  expect(missing, 'to be added to e2e/suite/touched.ts').toEqual([]);
});

test('a story that was changed is told itself', () => {
  expect(storiesFor('e2e/share.spec.ts')).toEqual(['share']);
});

test('the longest name counts', () => {
  expect(storiesFor('src/engines/page-js/engine.ts')).toBe(storiesOf['src/engines/page-js']);
  expect(storiesFor('README.md')).toBeUndefined();
});

test('what is worked on comes before what is committed, and a changed story before all', () => {
  const committed = [
    'src/elements/share/share.css',
    'src/elements/share/share.ts',
    'src/elements/vote/reader-vote.ts',
  ];
  const changed = [...committed, 'src/elements/term/glossary-term.ts', 'e2e/theme.spec.ts'];
  const uncommitted = new Set(['src/elements/term/glossary-term.ts', 'e2e/theme.spec.ts']);
  expect(storiesInOrder(changed, uncommitted)).toEqual(['theme', 'accessible', 'share', 'front-page']);
  expect(storiesInOrder([...committed, 'e2e/theme.spec.ts'], new Set())[0]).toBe('theme');
});

test('the exercises are tried where something that they rest on changed', () => {
  expect(touchesExercises(['src/styles/chrome.css', 'e2e/theme.spec.ts', 'README.md'])).toBe(false);
  expect(touchesExercises(['src/engines/pyodide/python/loop.py'])).toBe(true);
  expect(touchesExercises(['content/exercises/sleep/tests.py'])).toBe(true);
});
