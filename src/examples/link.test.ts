import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatFragment, parseFragment, type Fragment } from './link.ts';

const cases: readonly [string, Fragment][] = [
  ['', { id: '' }],
  ['#the-chain', { id: 'the-chain' }],
  ['#sample1:L3', { id: 'sample1', lines: { from: 3, to: 3 } }],
  ['#sample1:L3-L7', { id: 'sample1', lines: { from: 3, to: 7 } }],
  ['#sample1~v1.abc_-', { id: 'sample1', payload: 'v1.abc_-' }],
  ['#py~v1.abc', { id: 'py', payload: 'v1.abc' }],
  ['#sample1@12', { id: 'sample1', step: 12 }],
  ['#sample1&py=3.11', { id: 'sample1', python: '3.11' }],
  [
    '#sample1@12:L3-L7~v1.abc&py=3.9',
    { id: 'sample1', step: 12, lines: { from: 3, to: 7 }, payload: 'v1.abc', python: '3.9' },
  ],
];

test.each(cases)('%s', (hash, fragment) => {
  expect(parseFragment(hash)).toEqual(fragment);
  expect(formatFragment(fragment)).toBe(hash);
});

test.each<[string, Fragment]>([
  ['#', { id: '' }],
  ['#sample1%7Ev1.abc', { id: 'sample1', payload: 'v1.abc' }],
  ['#sample1%257Ev1.abc', { id: 'sample1', payload: 'v1.abc' }],
  ['#sample1%3AL7-L3', { id: 'sample1', lines: { from: 3, to: 7 } }],
  ['#sample1:L3-7', { id: 'sample1', lines: { from: 3, to: 7 } }],
  ['#sample1~', { id: 'sample1', payload: '' }],
  ['#the-chain.', { id: 'the-chain' }],
  ['#the-chain…\u200b', { id: 'the-chain' }],
  ['#sample1:L3).', { id: 'sample1', lines: { from: 3, to: 3 } }],
  ['#py~v1.abc_).', { id: 'py', payload: 'v1.abc_' }],
  ['#py~v1.abc-”, ', { id: 'py', payload: 'v1.abc-' }],
  ['#100%', { id: '100%' }],
  ['#sample1%7Ev1.abc%', { id: 'sample1', payload: 'v1.abc%' }],
  ['#sample1%7Ev1.a%E2%80bc', { id: 'sample1', payload: 'v1.a%E2%80bc' }],
  ['#sample1~v1.abc&amp;py=3.11', { id: 'sample1', payload: 'v1.abc', python: '3.11' }],
])('%s is understood as well', (hash, fragment) => {
  expect(parseFragment(hash)).toEqual(fragment);
});

test.each<[string, string, string]>([
  ['#sample1&lang=fr', 'sample1', '&lang=fr'],
  ['#sample1?utm_source=x', 'sample1', '?utm_source=x'],
  ['#sample1@x', 'sample1', '@x'],
  ['#sample1@12a', 'sample1', '@12a'],
  ['#sample1:K3', 'sample1', ':K3'],
  ['#sample1:L3-L', 'sample1', ':L3-L'],
  ['#sample1:L3@2', 'sample1', '@2'],
  ['#sample1&py=three', 'sample1', '&py=three'],
  ['#sample1&py=3.11&again', 'sample1', '&again'],
])('of %s the rest is named: %s, %s', (hash, id, unknown) => {
  expect(parseFragment(hash)).toMatchObject({ id, unknown });
});

test('any fragment parses to something', () => {
  const piece = fc.constantFrom('@', ':L', '~v1.', '&py=', '3', '11', '.', '-', 'a', '%7E', '…', ' ', '_');
  const pieces = fc.array(piece, { maxLength: 12 }).map((all) => all.join(''));
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), pieces), (text) => {
      expect(typeof parseFragment(`#${text}`).id).toBe('string');
    }),
  );
});

test('what is written is read, in a sentence and escaped too', () => {
  const number = fc.integer({ min: 1, max: 99_999 });
  const fragment = fc.record(
    {
      id: fc.stringMatching(/^[a-z][a-z0-9-]{0,8}[a-z0-9]$/),
      step: number,
      lines: fc.tuple(number, number).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })),
      payload: fc.stringMatching(/^v1\.[A-Za-z0-9_-]{0,20}[A-Za-z0-9]$/),
      python: fc.constantFrom('3.9', '3.10', '3.15'),
    },
    { requiredKeys: ['id'] },
  );
  const around = fc.constantFrom('', '.', ').', '”,', '…', '\u200b', ' ');
  fc.assert(
    fc.property(fragment, around, fc.boolean(), (asked, end, escaped) => {
      const hash = formatFragment(asked);
      const seen = escaped ? `#${encodeURIComponent(hash.slice(1) + end)}` : hash + end;
      expect(parseFragment(seen)).toEqual(asked);
    }),
  );
});

test.each([' ', ')', '.', '~', '&', ':', '@1', '%41', ':L1'])('100,000 of %j are read at once', (part) => {
  const start = performance.now();
  parseFragment(`#a~v1.${part.repeat(100_000)}x`);
  parseFragment(`#${part.repeat(100_000)}x`);
  expect(performance.now() - start).toBeLessThan(500);
});
