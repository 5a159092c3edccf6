import { expect, test } from 'vitest';
import { looseCode } from './loose-code.ts';

const example = {
  id: 'one',
  entry: 'main.py',
  files: { 'main.py': 'def f():\n    return 1  # why\n\nf()\n' },
};
const change = {
  example: 'one',
  change: [{ find: 'return 1', put: 'return 2' }],
  prints: [],
  never: [],
  same: true,
};
const faults = (code: string, language = 'python'): readonly string[] =>
  looseCode([{ file: 'a.mdx', body: `Look:\n\n\`\`\`${language}\n${code}\n\`\`\`\n` }], [example], [change]);

test.each([
  ['a part of an example', 'def f():\n    return 1'],
  ['what a change makes of one', 'def f():\n    return 2\nf()'],
])('%s can be run', (_what, code) => expect(faults(code)).toEqual([]));

test('what is no program need not', () => expect(faults('$ python main.py', 'sh')).toEqual([]));

test('other code is named, with what to do', () => {
  expect(faults('def f():\n    return 3')).toEqual([
    expect.stringMatching(
      /^a\.mdx: the code that begins with "def f\(\):" cannot be run; make it an example/,
    ),
  ]);
});
