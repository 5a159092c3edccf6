import { expect, test } from 'vitest';
import { changedStretches } from './changed-stretches.ts';

const short = Array.from({ length: 20 }, (_, index) => `${index}`);
const long = Array.from({ length: 20_000 }, (_, index) => `${index}`);
const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

/** A difference in signs: "+1" and "-1" are changed lines, " 1" is an equal one, a number counts those that are left out. */
const told = (before: readonly string[], after: readonly string[]): (string | number)[] =>
  changedStretches(text(before), text(after)).map((line) =>
    typeof line === 'number' ? line : `${{ added: '+', removed: '-', same: ' ' }[line.kind]}${line.text}`,
  );

test.each([
  ['short', short],
  ['long', long],
])('a change in a %s text has three equal lines around it', (_, lines) => {
  expect(told(lines, lines.toSpliced(10, 1, 'new'))).toEqual([
    ...[7, ' 7', ' 8', ' 9', '-10', '+new', ' 11', ' 12', ' 13'],
    lines.length - 14,
  ]);
});

test.each([
  ['short', short],
  ['long', long],
])('a change at the ends of a %s text', (_, lines) => {
  expect(told(lines, lines.slice(1))).toEqual(['-0', ' 1', ' 2', ' 3', lines.length - 4]);
  expect(told(lines, [...lines, 'new'])).toEqual([
    lines.length - 3,
    ...lines.slice(-3).map((line) => ` ${line}`),
    '+new',
  ]);
});

test('long texts without a line in common: all of one goes, all of the other comes', () => {
  const other = long.map((line) => `${line}!`);
  expect(told(long, other)).toEqual([...long.map((line) => `-${line}`), ...other.map((line) => `+${line}`)]);
});

test('a line that is there more often than before is told once', () => {
  expect(told([...long, '7', '7'], [...long, '7', '7', '7'])).toHaveLength(5);
});
