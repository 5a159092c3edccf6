import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'acorn';
import { expect, test } from 'vitest';
import { instrument } from './instrument.ts';
import { recorder } from './worker/recorder-name.ts';

/** Runs a program in this process, with the events as a list. */
async function events(source: string): Promise<string[]> {
  const told: string[] = [];
  let frames = 0;
  const start = (name: string, of: string) => {
    const frame = `${name}#${(frames += 1)}`;
    told.push(`start ${frame} ${of}`);
    const through =
      (kind: string) =>
      (_line: number, value: unknown): unknown => (told.push(`${kind} ${frame}`), value);
    return {
      y: through('yield'),
      a: through('await'),
      f: through('for await'),
      d: through('yield*'),
      v: through('return'),
      r: (value: unknown) => (told.push(`resume ${frame}`), value),
      b: (...thrown: readonly unknown[]) => void told.push(['back', frame, ...thrown].join(' ')),
      u: (error: unknown) => (told.push(`throw ${frame}`), error),
      e: () => void told.push(`end ${frame}`),
    };
  };
  Object.defineProperty(globalThis, recorder, { value: { start }, configurable: true });
  await import(`data:text/javascript,${encodeURIComponent(instrument(source, 'main.mjs'))}`);
  return told;
}

test('generators and async functions tell where they begin, wait and end', async () => {
  expect(
    await events(`
      function* g(n) { const got = yield n; return got }
      const it = g(1); it.next(); it.next(2);
      const later = async () => ({ value: await 3 });
      await later();
    `),
  ).toEqual([
    'start main.mjs#1 module',
    'start g#2 generator',
    'yield g#2',
    'resume g#2',
    'return g#2',
    'end g#2',
    'start later#3 coroutine',
    'await later#3',
    'await main.mjs#1',
    'resume later#3',
    'return later#3',
    'end later#3',
    'resume main.mjs#1',
    'end main.mjs#1',
  ]);
});

test('a module that catches what it awaited is back before it goes on', async () => {
  const told = (tail: string) => events(`try { await Promise.reject(Error('no')) } ${tail}`);
  const [began, waits, end] = ['start main.mjs#1 module', 'await main.mjs#1', 'end main.mjs#1'];
  const named = [began, waits, 'back main.mjs#1 Error: no', end];
  expect(await told('catch {}')).toEqual(named);
  expect(await told('catch (error) { void error }')).toEqual(named);
  expect(await told('catch ({ message }) { void message }')).toEqual([began, waits, 'back main.mjs#1', end]);
});

test.each([
  [
    'yield without a value, in a row',
    'function* g() { yield\n yield; const x = yield, y = [yield, yield]; return x }',
  ],
  ['parentheses and commas', 'const f = async (a) => (a, await (1, 2)); await f(); (async () => {})()'],
  [
    'nesting',
    'async function* a() { for await (const x of a2(await 1)) yield* [yield x] } async function* a2() {}',
  ],
  [
    'methods, classes, private names',
    'class A { async #m() { return await 1 } static { (function* () { yield })() } *[Symbol.iterator]() { yield 1 } n = async () => await 2 }',
  ],
  [
    'bodies without braces',
    'const xs = []; for await (const x of xs) if (x) await x; else await 0; export default async () => await 1',
  ],
  [
    'try, catch and finally',
    'async function f() { try { await 1 } catch { await 2 } finally { await 3 } return } await f()',
  ],
  [
    'async arrows without parentheses',
    'const f = async x => await x; const g = async x => { return await x }; await f(1); await g(1)',
  ],
])('%s stay valid JavaScript, on the same lines', (_name, source) => {
  const text = instrument(source, 'main.mjs');
  expect(() => parse(text, { ecmaVersion: 'latest', sourceType: 'module' })).not.toThrow();
  expect(text.split('\n').slice(0, -1)).toHaveLength(source.split('\n').length);
});

test('a syntax error is left for the engine to report', () => {
  expect(instrument('function (', 'main.mjs')).toBe('function (');
});

test('every example can be instrumented', () => {
  const folder = 'content/examples';
  for (const id of readdirSync(folder).filter((name) => name.startsWith('js-'))) {
    const text = instrument(readFileSync(`${folder}/${id}/main.mjs`, 'utf8'), 'main.mjs');
    expect(() =>
      parse(text, { ecmaVersion: 'latest', sourceType: 'module', allowHashBang: true }),
    ).not.toThrow();
  }
});
