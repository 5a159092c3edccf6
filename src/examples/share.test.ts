import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeShare, encodeShare, isFilePath, shareLimit, type Files } from './share.ts';

const pack = (bytes: Uint8Array | string) => `v1.${deflateRawSync(bytes).toString('base64url')}`;

async function payloadOf(files: Files): Promise<string> {
  const encoded = await encodeShare(files);
  if (encoded.kind === 'refused') throw new Error(encoded.reason);
  return encoded.payload;
}

/** Any UTF-16 text, lone surrogates among it. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 })
  .map((units) => String.fromCharCode(...units));
const program = fc.oneof(anyText, fc.string({ unit: 'grapheme', maxLength: 400 }));
const path = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter(isFilePath);

test('any program goes there and back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(path, program, { minKeys: 1, maxKeys: 5 }), async (files) => {
      const payload = await payloadOf(files);
      expect(payload).toMatch(/^v1\.[A-Za-z0-9_-]+$/);
      expect(await decodeShare(payload)).toEqual({ kind: 'files', files: { ...files } });
    }),
  );
});

test('any text decodes to a program or to a named refusal', async () => {
  const reasons = ['malformed', 'truncated', 'oversized', 'unknown-version', 'not-files'];
  const base64 = fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes).toString('base64url'));
  const anything = fc.oneof(
    program,
    base64.map((text) => `v1.${text}`),
    fc.uint8Array({ maxLength: 400 }).map(pack),
    fc.json().map(pack),
  );
  await fc.assert(
    fc.asyncProperty(anything, async (payload) => {
      const decoded = await decodeShare(payload);
      if (decoded.kind === 'refused') expect(reasons).toContain(decoded.reason);
      else for (const text of Object.values(decoded.files)) expect(typeof text).toBe('string');
    }),
    { numRuns: 300 },
  );
});

test('a link cut off anywhere is refused, and mostly called truncated', async () => {
  const payload = await payloadOf({ 'main.py': 'import asyncio\nprint("🐍", asyncio)\n'.repeat(5) });
  for (let length = 0; length < payload.length; length += 1) {
    expect(await decodeShare(payload.slice(0, length))).toEqual({ kind: 'refused', reason: 'truncated' });
  }
});

describe('refusals are named', () => {
  const cases: readonly [string, string, string][] = [
    ['an unknown version', 'v2.AAAA', 'unknown-version'],
    ['letters that base64url has not', 'v1.AA!A', 'malformed'],
    [
      'bytes that are no deflate stream',
      `v1.${Buffer.from([7, 255, 255]).toString('base64url')}`,
      'malformed',
    ],
    ['no JSON', pack('{"main.py"'), 'malformed'],
    ['broken UTF-8', pack(Uint8Array.from([0x22, 0xff, 0x22])), 'malformed'],
    ['a list', pack('["print()"]'), 'not-files'],
    ['no files', pack('{}'), 'not-files'],
    ['a number for text', pack('{"main.py": 1}'), 'not-files'],
    ['a path upwards', pack('{"../main.py": ""}'), 'not-files'],
    ['an absolute path', pack('{"/etc/passwd": ""}'), 'not-files'],
    ['a prototype', pack('{"__proto__": "x"}'), 'not-files'],
    ['one byte too many', pack(JSON.stringify({ a: 'x'.repeat(shareLimit - 7) })), 'oversized'],
  ];
  test.each(cases)('%s', async (_, payload, reason) => {
    expect(await decodeShare(payload)).toEqual({ kind: 'refused', reason });
  });
});

test('exactly 64 kB pass, one byte more does not', async () => {
  const fits = { a: 'x'.repeat(shareLimit - 8) };
  expect(await decodeShare(await payloadOf(fits))).toEqual({ kind: 'files', files: fits });
  expect(await encodeShare({ a: `${fits.a}x` })).toEqual({ kind: 'refused', reason: 'oversized' });
});

test('incompressible code up to the limit still fits', async () => {
  let seed = 1;
  const noise = Array.from({ length: 40_000 }, () => {
    seed = (seed * 48271) % 2147483647;
    return String.fromCharCode(33 + (seed % 90));
  }).join('');
  const files = { 'main.py': noise.replaceAll('"', ' ').replaceAll('\\', ' ') };
  expect(await decodeShare(await payloadOf(files))).toEqual({ kind: 'files', files });
});

test('a bomb is refused at once and without its memory', async () => {
  const bomb = pack(new Uint8Array(48 * 1024 * 1024));
  const before = process.memoryUsage().arrayBuffers;
  const started = performance.now();
  expect(await decodeShare(bomb)).toEqual({ kind: 'refused', reason: 'oversized' });
  expect(performance.now() - started).toBeLessThan(500);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 * 1024);
});
