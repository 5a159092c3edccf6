import { describe, expect, test } from 'vitest';
import { atomFeed } from './atom.ts';
import { citeBibtex, citeCsl, citePlain } from './cite.ts';
import { correctionAddress } from './correction.ts';
import { verifiedTogether } from './verified.ts';

const root = 'https://example.org/';
const citable = { key: 'claims/a-claim', title: 'It is 100% so', path: 'x/#a-claim', experiments: [] };

test('a citation names the statement, the site and the address', () => {
  expect(citePlain(citable, root)).toBe(
    '“It is 100% so.” In: Is await just yield? https://example.org/x/#a-claim',
  );
  expect(citeBibtex(citable, root)).toContain('title = {{It is 100\\% so}}');
  expect(citeBibtex(citable, root)).toMatch(/^@misc\{claims-a-claim,\n/);
  expect(citeCsl(citable, root)).toMatchObject({ type: 'webpage', URL: 'https://example.org/x/#a-claim' });
});

test('a correction says which claim, and where a counter-program goes', () => {
  const address = new URL(
    correctionAddress(
      'https://code.example/a/b/',
      { ...citable, experiments: ['one'], verified: 'Verified' },
      root,
    ),
  );
  expect(address.origin + address.pathname).toBe('https://code.example/a/b/issues/new');
  expect(address.searchParams.get('title')).toBe('Correction: It is 100% so');
  expect(address.searchParams.get('body')).toContain('Where: https://example.org/x/#a-claim\nVerified\n');
  expect(address.searchParams.get('body')).toMatch(/^Counter-program: https:\/\/example\.org\/x\/one\//m);
});

test('a feed escapes what it holds, and is as new as its newest entry', () => {
  const entry = { id: 'https://e.org/#a', title: 'a < b', text: '"&"' };
  const feed = atomFeed({
    ...{ id: 'https://e.org/', title: 't', author: 'a', self: 'https://e.org/feed.xml' },
    entries: [
      { ...entry, date: '2026-01-02' },
      { ...entry, date: '2026-01-01' },
    ],
  });
  expect(feed).toContain('<title>a &lt; b</title>');
  expect(feed).toContain('<content type="text">&quot;&amp;&quot;</content>');
  expect(/<updated>(.*)<\/updated>/.exec(feed)?.[1]).toBe('2026-01-02T00:00:00Z');
});

describe('verified together', () => {
  const known = new Map([
    ['a', { on: '2026-02-01', engine: 'CPython 3.14.2', also: ['CPython 3.11.7'] }],
    ['b', { on: '2026-01-01', engine: 'CPython 3.14.2' }],
  ]);
  test('the oldest day counts, and every engine', () => {
    expect(verifiedTogether(['a', 'b'], known)).toEqual({
      on: '2026-01-01',
      engines: ['CPython 3.11.7', 'CPython 3.14.2'],
    });
  });
  test.each([[['a', 'c']], [[]]])('%j says nothing', (ids) => {
    expect(verifiedTogether(ids, known)).toBeUndefined();
  });
});
