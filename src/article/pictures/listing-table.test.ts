import { expect, it } from 'vitest';
import { readListingTable } from './listing-table.ts';

const printed = [
  '  await x                       yield from x',
  '  RESUME 0                      RESUME 0',
  '* GET_AWAITABLE                 GET_YIELD_FROM_ITER',
  'instructions that differ: 1 of 2',
];

it('reads two columns with the rows that differ', () => {
  expect(readListingTable(printed)).toEqual({
    heads: ['await x', 'yield from x'],
    rows: [
      { left: 'RESUME 0', right: 'RESUME 0', differs: false },
      { left: 'GET_AWAITABLE', right: 'GET_YIELD_FROM_ITER', differs: true },
    ],
  });
});

it('refuses output of another shape', () => {
  expect(() => readListingTable(['hello'])).toThrow(/same-bytecode/);
});
