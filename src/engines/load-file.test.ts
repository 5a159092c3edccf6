/** However a file of an engine arrives, or does not: who waits for it gets it whole, or words in time, and can ask again. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadFile, STALL_LIMIT, type BuiltFile } from './load-file.ts';

const bytes = new TextEncoder().encode('what the build made, in two pieces');
const HALF = 12;
const file: BuiltFile = {
  url: '/_engine/more.zip',
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
};

/** A body of these pieces, and then its end, a broken line, or nothing more. */
function body(pieces: readonly Uint8Array[], then: 'end' | 'break' | 'silence'): ReadableStream {
  const left = [...pieces];
  return new ReadableStream(
    {
      pull(controller) {
        const piece = left.shift();
        if (piece) controller.enqueue(piece.slice());
        else if (then === 'end') controller.close();
        else if (then === 'break') controller.error(new TypeError('network error'));
        else return new Promise(() => {});
        return undefined;
      },
    },
    { highWaterMark: 0 },
  );
}

const beginning = bytes.subarray(0, HALF);
const damaged = bytes.map((byte, at) => (at === HALF ? byte ^ 1 : byte));
const html = { headers: { 'content-type': 'text/html; charset=utf-8' } };
const never = new Promise<Response>(() => {});
const good = (): Response => new Response(body([beginning, bytes.subarray(HALF)], 'end'));

/** `again`: what came was another file, so it is asked for once more past every cache, and then told. */
const faults: readonly (readonly [
  what: string,
  answer: () => Response | Promise<Response>,
  words: RegExp,
  how: 'stalls' | 'fails' | 'again',
])[] = [
  ['no answer', () => never, /nothing more of .*more\.zip has come for 20 s/, 'stalls'],
  ['a head, then silence', () => new Response(body([], 'silence')), /nothing more of/, 'stalls'],
  ['half of it, then silence', () => new Response(body([beginning], 'silence')), /nothing more of/, 'stalls'],
  ['all of it, then silence', () => new Response(body([bytes], 'silence')), /nothing more of/, 'stalls'],
  ['no network', () => Promise.reject(new TypeError('Failed to fetch')), /could not be fetched/, 'fails'],
  ['a head, then a broken line', () => new Response(body([], 'break')), /could not be fetched/, 'fails'],
  [
    'half of it, then a broken line',
    () => new Response(body([beginning], 'break')),
    /was cut off after 12 of 34 bytes/,
    'fails',
  ],
  ['404', () => new Response('not found', { status: 404 }), /answered 404/, 'fails'],
  ['503', () => new Response('', { status: 503 }), /answered 503/, 'fails'],
  [
    'half of it, then its end',
    () => new Response(body([beginning], 'end')),
    /cut off after 12 of 34/,
    'again',
  ],
  ['nothing in it', () => new Response(''), /cut off after 0 of 34 bytes/, 'again'],
  ['more than all of it', () => new Response(body([bytes, beginning], 'end')), /is longer than/, 'again'],
  ['a byte changed', () => new Response(damaged), /is not the file that belongs to this page/, 'again'],
  ['a web page in its place', () => new Response('<title>Hotel</title>', html), /a web page/, 'again'],
];

const asked: (RequestInit | undefined)[] = [];
let answer: () => Response | Promise<Response> = good;
beforeEach(() => {
  asked.length = 0;
  vi.useFakeTimers();
  vi.stubGlobal('navigator', { onLine: true });
  vi.stubGlobal('fetch', async (_url: string, how?: RequestInit) => {
    asked.push(how);
    return answer();
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const ended = (loading: Promise<unknown>): Promise<unknown> => loading.catch((error: unknown) => error);

test.each(faults)('%s: words in time, and the next one gets the file', async (_what, fault, words, how) => {
  answer = fault;
  const loading = ended(loadFile(file, { what: 'Python' }));
  let over = false;
  void loading.then(() => (over = true));
  if (how === 'stalls') {
    await vi.advanceTimersByTimeAsync(STALL_LIMIT - 1);
    expect(over).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked[0]?.signal?.aborted).toBe(true);
  }
  const error = (await loading) as Error & { readonly reason: string };
  expect(error).toMatchObject({ name: 'Unavailable', reason: how === 'stalls' ? 'timeout' : 'failed' });
  expect(error.message).toMatch(words);
  expect(error.message).toContain('Python could not be loaded');
  expect(asked.map((one) => one?.cache)).toEqual(how === 'again' ? [undefined, 'reload'] : [undefined]);
  answer = good;
  expect(await loadFile(file, { what: 'Python', fresh: true })).toEqual(bytes);
});

test('a slow line is none that has stalled: each piece has the whole limit', async () => {
  answer = () => {
    const left = [...bytes];
    return new Response(
      new ReadableStream(
        {
          async pull(controller) {
            await new Promise((resolve) => setTimeout(resolve, STALL_LIMIT - 1));
            const byte = left.shift();
            if (byte === undefined) controller.close();
            else controller.enqueue(Uint8Array.of(byte));
          },
        },
        { highWaterMark: 0 },
      ),
    );
  };
  const loading = loadFile(file, { what: 'Python' });
  await vi.advanceTimersByTimeAsync(STALL_LIMIT * (bytes.length + 1));
  expect(await loading).toEqual(bytes);
  expect(asked).toHaveLength(1);
});

test('what was asked for ahead of time and stalls is given up like any other', async () => {
  const loading = ended(loadFile(file, { what: 'Python', early: never }));
  await vi.advanceTimersByTimeAsync(STALL_LIMIT);
  expect(await loading).toMatchObject({ reason: 'timeout' });
  expect(asked).toEqual([]);
});
