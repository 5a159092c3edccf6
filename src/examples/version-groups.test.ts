import { expect, test } from 'vitest';
import { groupsInWords, versionsInWords } from './version-groups.ts';

const all = ['3.10', '3.11', '3.12', '3.13', '3.14', '3.15'];

test.each([
  [['3.10'], '3.10'],
  [['3.10', '3.11'], '3.10, 3.11'],
  [['3.15', '3.12', '3.14', '3.13'], '3.12 to 3.15'],
  [['3.10', '3.12', '3.13', '3.14'], '3.10, 3.12 to 3.14'],
  [['3.10', '3.12'], '3.10, 3.12'],
])('%j', (versions, words) => expect(versionsInWords(versions, all)).toBe(words));

test('groups', () => {
  const label = (version: string): string => `CPython ${version}.1 · Pyodide 1`;
  const groups = [
    { engines: ['3.10', '3.11'].map(label) },
    { engines: ['3.12', '3.13', '3.14', '3.15'].map(label) },
  ];
  expect(groupsInWords(groups)).toBe('3.10, 3.11 | 3.12 to 3.15');
});
