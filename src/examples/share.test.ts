import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFilePath, pathsInOrder } from './file-paths.ts';
import { decodeShare, encodeShare, refusalText, shareLimit, type Files } from './share.ts';

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
      expect(payload).toMatch(/^v1\.[A-Za-z0-9_-]*[A-Za-z0-9]$/);
      expect(await decodeShare(payload)).toEqual({ kind: 'files', files: { ...files } });
    }),
  );
});

test.each([
  ['a space in the middle', (text: string) => `${text.slice(0, 9)} ${text.slice(9)}`],
  ['a line end', (text: string) => `${text.slice(0, 9)}\n${text.slice(9)}`],
  ['lines of 20 characters', (text: string) => text.replaceAll(/(.{20})/g, '$1\r\n  ')],
  ['a zero-width space', (text: string) => `${text.slice(0, 9)}\u200b${text.slice(9)}`],
  ['a soft hyphen', (text: string) => `${text.slice(0, 9)}\u00ad${text.slice(9)}`],
  ['backslashes before _', (text: string) => text.replaceAll('_', '\\_')],
  ['a backtick behind it', (text: string) => `${text}\``],
  ['&gt; behind it', (text: string) => `${text}&gt;`],
  ['&#62; behind it', (text: string) => `${text}&#62;`],
  ['_ behind it', (text: string) => `${text}_`],
  ['__ and a star behind it', (text: string) => `${text}__*`],
  ['padding', (text: string) => `${text}==`],
  ['a full stop', (text: string) => `${text}.`],
  ['a parameter of a tracker', (text: string) => `${text}?utm_source=a.b&utm_medium=c_d-e`],
  ['the rest of a link in Markdown', (text: string) => `${text})[here](`],
  ['a closing tag', (text: string) => `${text}[/url]`],
  ['words', (text: string) => `${text} look at it`],
  ['lines of 20 characters and a label', (text: string) => `${text.replaceAll(/(.{20})/g, '$1\r\n')}|label`],
  ['itself', (text: string) => `${text}#py~${text}`],
] as const)('%s does no harm to any program', async (_what, change) => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(path, program, { minKeys: 1, maxKeys: 3 }), async (files) => {
      const payload = await payloadOf(files);
      expect(await decodeShare(change(payload))).toEqual({ kind: 'files', files: { ...files } });
      // As it was written before payloads ended in a letter or a digit.
      const old = pack(JSON.stringify(files));
      expect(await decodeShare(change(old))).toEqual({ kind: 'files', files: { ...files } });
    }),
    { numRuns: 40 },
  );
});

test.each(['\u200b', '\u202e', '\u2028', '\u0085', '\0', '\n', '\t', '\\', '\ud800', '\u{e0041}'])(
  'a file cannot be called ma%jin.py',
  async (hidden) => {
    const payload = pack(JSON.stringify({ [`ma${hidden}in.py`]: '' }));
    expect(await decodeShare(payload)).toEqual({ kind: 'refused', reason: 'bad-name' });
  },
);

test('the entry stands first, whatever the others are called', () => {
  expect(pathsInOrder({ '1': '', 'main.py': '', a: '', '0': '' }, 'main.py')).toEqual([
    'main.py',
    '0',
    '1',
    'a',
  ]);
});

test('any text decodes to a program or to a named refusal', async () => {
  const reasons = Object.keys(refusalText);
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

const numbered = (count: number): Files =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.py`, '']));

test('64 files fit a link', async () => {
  expect(await decodeShare(await payloadOf(numbered(64)))).toMatchObject({ kind: 'files' });
  expect(await encodeShare(numbered(65))).toEqual({ kind: 'refused', reason: 'many-files' });
});

describe('refusals are named', () => {
  const cases: readonly [string, string, string][] = [
    ['an unknown version', 'v2.AAAA', 'unknown-version'],
    ['something else', 'w1.AAAA', 'malformed'],
    ['half an address', 'v1.q1YqS…', 'truncated'],
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
    ['a path upwards', pack('{"../main.py": ""}'), 'bad-name'],
    ['an absolute path', pack('{"/etc/passwd": ""}'), 'bad-name'],
    ['a prototype', pack('{"__proto__": "x"}'), 'bad-name'],
    ['65 files', pack(JSON.stringify(numbered(65))), 'many-files'],
    ['a name of 201 characters', pack(JSON.stringify({ ['a'.repeat(201)]: '' })), 'long-name'],
    ['a file that has the name of a folder', pack('{"a": "", "a/b.py": ""}'), 'same-name'],
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
