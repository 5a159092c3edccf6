import { expect, test } from 'vitest';
import { highlight } from './highlight.ts';
import { linesOf } from './lines.ts';

const marked = async (code: string, language: 'python' | 'javascript'): Promise<string[]> =>
  (await highlight(code, language))
    .flat()
    .filter(({ role }) => role === 'yield' || role === 'await')
    .map(({ role, text }) => `${role}: ${text}`);

test.each([
  ['x = yield from g()', ['yield: yield from']],
  ['(yield)', ['yield: yield']],
  ['async def f(): await g()', ['await: async', 'await: await']],
  ['async for x in y: yield x', ['await: async', 'yield: yield']],
  ['[x async for x in y]', ['await: async']],
  ['"yield" # await', []],
  ['awaited = yields = asyncio', []],
  ['f"{await g()} yield"', ['await: await']],
])('python: %s', async (code, expected) => {
  expect(await marked(code, 'python')).toEqual(expected);
});

test.each([
  ['async function* f() { yield* g(); }', ['await: async', 'yield: yield*']],
  [
    'const f = async () => { for await (const x of y) await x; }',
    ['await: async', 'await: await', 'await: await'],
  ],
  ['function* g() { const x = yield 1; }', ['yield: yield']],
])('javascript: %s', async (code, expected) => {
  expect((await marked(code, 'javascript')).map((text) => text.replace('yield *', 'yield*'))).toEqual(
    expected,
  );
});

test('no character is lost', async () => {
  const code = 'def f():\n\t"""a\n\n  b"""\n    yield  # é 😀\n\nprint(f"{x!r}")';
  expect(
    (await highlight(code, 'python')).map((line) => line.map(({ text }) => text).join('')).join('\n'),
  ).toBe(code);
});

test('a line that no grammar should see is plain, and the next one is colored as if it were not there', async () => {
  for (const part of ['x', ' ', 'é', '[a', 'f"{', '`${', '(a']) {
    const start = performance.now();
    const lines = await highlight(`x = (\n${part.repeat(65_000)}y\nawait z`, 'javascript');
    expect(performance.now() - start).toBeLessThan(1500);
    expect(lines[1]).toHaveLength(1);
    expect(lines[2]?.[0]).toEqual({ text: 'await', role: 'await' });
  }
});

test('when the time is over, lines stay plain and whole', async () => {
  const code = 'yield x\n'.repeat(20_000).trimEnd();
  const lines = await highlight(code, 'python', { milliseconds: 10, count: 3 });
  expect(lines.map((line) => line.map(({ text }) => text).join('')).join('\n')).toBe(code);
  expect(lines.at(-1)).toEqual([{ text: 'yield x', role: 'plain' }]);
});

test('a slow device colors all of a file, and other work has its turns meanwhile', async () => {
  let turns = 0;
  const others = setInterval(() => (turns += 1));
  const lines = await highlight('yield x\n'.repeat(50), 'python', { milliseconds: -1, count: 100 });
  clearInterval(others);
  expect(lines.every(([first]) => first?.role === 'yield')).toBe(true);
  expect(turns).toBeGreaterThan(5);
});

test('a last newline begins no line', () => {
  expect(linesOf('a\nb\n')).toEqual(['a', 'b']);
  expect(linesOf('a\n\n')).toEqual(['a', '']);
  expect(linesOf('')).toEqual(['']);
});
