import { expect, test } from 'vitest';
import { compareAcross, firstDifference, groupAlike } from './across-versions.ts';
import type { Printed } from './same-output.ts';

const terms = { files: ['main.py'], varies: ['in \\d+ turns'] };

function run(...lines: string[]): Printed {
  return {
    output: lines.map((text) => ({ stream: 'stdout', text: `${text}\n`, at: 0 })),
    outcome: { kind: 'exit', code: 0 },
  };
}

const traceback = (library: string, ...below: string[]): string[] => [
  'Traceback (most recent call last):',
  '  File "/home/reader/main.py", line 3, in <module>',
  ...below,
  `  File "/lib/${library}/asyncio/runners.py", line 44, in run`,
  'ValueError: got <generator object main at 0x11a2b30>',
];

test.each([
  ['the same', [run('a', 'b'), run('a', 'b')], undefined],
  ['a line', [run('a', 'b'), run('a', 'b'), run('a', 'c')], [1, 1, 1]],
  ['an end that comes sooner', [run('a', 'b'), run('a')], [1, undefined]],
  ['a beginning that is missing', [run(), run('a')], [undefined, 0]],
  ['what may vary', [run('in 3 turns'), run('in 4 turns')], undefined],
  ['a time', [run('after 1.01 s'), run('after 1.02 s')], undefined],
  [
    'behind frames that differ',
    [
      run(...traceback('python3.10'), 'a'),
      run(...traceback('python313.zip', '    main()', '    ~~~~^^'), 'b'),
    ],
    [4, 6],
  ],
] as const)('%s', (_, runs, lines) => expect(firstDifference(runs, terms)).toEqual(lines));

test('a line of another stream is another line', () => {
  const error: Printed = { ...run(), output: [{ stream: 'stderr', text: 'a\n', at: 0 }] };
  expect(firstDifference([run('a'), error], terms)).toEqual([0, 0]);
});

test('a traceback is the same with other frames of the library, other marks and another address', () => {
  const old = run(...traceback('python3.10'));
  const marked = run(...traceback('python313.zip', '    main()', '    ~~~~^^'));
  const [last = ''] = traceback('python313.zip').slice(-1);
  const other = run(...traceback('python313.zip').slice(0, -1), last.replace('ValueError', 'TypeError'));
  expect(compareAcross(old, marked, terms)).toBe('same');
  expect(compareAcross(old, other, terms)).toBe('different');
});

test('those alike, oldest first', () => {
  expect(groupAlike([1, 2, 3, 11, 12], (a, b) => a % 10 === b % 10)).toEqual([[1, 11], [2, 12], [3]]);
});
