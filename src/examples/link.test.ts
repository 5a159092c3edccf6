import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatFragment, parseFragment, type Fragment } from './link.ts';

const cases: readonly [string, Fragment][] = [
  ['', { kind: 'none' }],
  ['#', { kind: 'none' }],
  ['#the-chain', { kind: 'anchor', id: 'the-chain' }],
  ['#sample1-original:L3', { kind: 'lines', id: 'sample1-original', from: 3, to: 3 }],
  ['#sample1-original:L3-L7', { kind: 'lines', id: 'sample1-original', from: 3, to: 7 }],
  ['#sample1-original~v1.abc_-', { kind: 'edit', id: 'sample1-original', payload: 'v1.abc_-' }],
  ['#py~v1.abc', { kind: 'edit', id: 'py', payload: 'v1.abc' }],
];

test.each(cases)('%s', (hash, fragment) => {
  expect(parseFragment(hash)).toEqual(fragment);
  if (fragment.kind !== 'none') expect(formatFragment(fragment)).toBe(hash);
});

test.each([
  ['#sample1-original%7Ev1.abc', { kind: 'edit', id: 'sample1-original', payload: 'v1.abc' }],
  ['#sample1-original%3AL7-L3', { kind: 'lines', id: 'sample1-original', from: 3, to: 7 }],
  ['#sample1-original:L3-7', { kind: 'lines', id: 'sample1-original', from: 3, to: 7 }],
  ['#sample1-original~', { kind: 'edit', id: 'sample1-original', payload: '' }],
  ['#the-chain.', { kind: 'anchor', id: 'the-chain' }],
  ['#sample1-original:L3).', { kind: 'lines', id: 'sample1-original', from: 3, to: 3 }],
  ['#py~v1.abc_).', { kind: 'edit', id: 'py', payload: 'v1.abc_' }],
  ['#py~v1.abc-”, ', { kind: 'edit', id: 'py', payload: 'v1.abc-' }],
  ['#100%', { kind: 'anchor', id: '100%' }],
])('%s is understood as well', (hash, fragment) => {
  expect(parseFragment(hash)).toEqual(fragment);
});

test('any fragment parses to something', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(parseFragment(`#${text}`).kind).toMatch(/^(none|anchor|lines|edit)$/);
    }),
  );
});
