import { expect, test } from 'vitest';
import { claimVersionFaults, versionsThatPrint } from './claim-versions.ts';
import { loadClaim } from './claims.ts';
import { loadExample } from './examples.ts';

const example = loadExample('gone-from-asyncio');
const examples = new Map([[example.id, example]]);
const claim = loadClaim('generators-historical-role');
const entry = { example: example.id, prints: 'asyncio.coroutine: True', in: '3.10' };

test.each([
  ['asyncio.coroutine: True', '3.10'],
  ['asyncio.coroutine: False', '3.11 to 3.15'],
  ['ran\ncreate_task: a coroutine was expected', '3.12 to 3.15'],
  ['no such line', ''],
])('%j', (text, versions) => expect(versionsThatPrint(text, example)).toBe(versions));

test('an entry that the recordings contradict', () => {
  const wrong = { ...claim, versions: [{ ...entry, in: '3.10, 3.11' }] };
  expect(claimVersionFaults(wrong, examples)).toEqual([
    expect.stringContaining('prints "asyncio.coroutine: True" in 3.10, not in 3.10, 3.11'),
  ]);
});

test('a change between versions that no recording is named for', () => {
  const bare = { ...claim, tryThis: [], versions: [] };
  expect(claimVersionFaults({ ...bare, reason: 'It was removed in 3.11.' }, examples)).toEqual([
    expect.stringContaining('says "removed in 3.11"'),
  ]);
  expect(claimVersionFaults({ ...bare, reason: 'It was removed in 3.4.' }, examples)).toEqual([]);
});
