import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { chooseEngine, NoEngine } from './choose.ts';
import { registerEngine } from './registry.ts';
import { type Program, type Runtime, Unavailable } from './runtime.ts';

const program: Program = { language: 'javascript', files: { 'main.mjs': '' }, entry: 'main.mjs' };
const never = new Promise<void>(() => {});

function fake(name: string, parts: Partial<Runtime> = {}): void {
  const runtime: Runtime = {
    identity: { name, label: name },
    check: async () => {},
    boot: async () => {},
    warm: () => {},
    run: async () => ({ outcome: { kind: 'stopped' }, elapsed: 0 }),
    dispose: async () => {},
    ...parts,
  };
  registerEngine(name, () => Promise.resolve(runtime));
}

const choose = (
  names: string[],
  report: (text: string) => void = () => {},
  signal = new AbortController().signal,
) => chooseEngine(names, program, (progress) => report(progress.text), signal, 20);

afterEach(() => vi.unstubAllGlobals());

beforeEach(() => {
  vi.stubGlobal('navigator', { onLine: true });
  fake('node', { boot: () => never });
  fake('page');
});

it('takes the first that boots', async () => {
  expect(await choose(['page', 'node'])).toMatchObject({ name: 'page', refused: [] });
});

it('passes over one that takes too long, and says so', async () => {
  const { name, refused } = await choose(['node', 'page']);
  expect(name).toBe('page');
  expect(refused).toMatchObject([{ name: 'node', reason: 'timeout' }]);
});

it('waits for the only one that can run the program', async () => {
  let finish = () => {};
  fake('node', { boot: () => new Promise((resolve) => (finish = resolve)) });
  fake('page', { cannotRun: async () => 'it imports node:events' });
  const choice = choose(['node', 'page']);
  setTimeout(() => finish(), 60);
  expect((await choice).name).toBe('node');
});

it('says of each one why it was passed over when none is left', async () => {
  fake('node', { boot: () => Promise.reject(new Unavailable('blocked', 'not reachable')) });
  fake('page', { cannotRun: async () => 'it imports node:events' });
  const error = await choose(['page', 'node']).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(NoEngine);
  expect((error as NoEngine).refused).toEqual([
    { name: 'page', reason: 'unsupported', message: 'it imports node:events', lasting: true },
    {
      name: 'node',
      reason: 'blocked',
      message: 'not reachable',
      advice: expect.any(String) as unknown,
      lasting: false,
    },
  ]);
});

it.each([
  ['what the engine advises', new Unavailable('failed', 'x', { advice: 'Reload.' }), 'Reload.'],
  ['what is usual for the reason', new Unavailable('offline', 'x'), 'Connect, then try again.'],
  [
    'what is usual, about an error that nobody expected',
    new TypeError('x'),
    'Try again; if that does not help, reload the page.',
  ],
])('advises %s', async (_, error, advice) => {
  fake('node', { boot: () => Promise.reject(error) });
  await expect(choose(['node'])).rejects.toMatchObject({ refused: [{ message: 'x', advice }], advice });
});

it('advises nothing about an engine that can never run the program', async () => {
  fake('node', { boot: () => Promise.reject(new Unavailable('failed', 'x', { advice: 'Reload.' })) });
  fake('page', { cannotRun: async () => 'it imports node:events' });
  await expect(choose(['node', 'page'])).rejects.toMatchObject({ advice: 'Reload.' });
  await expect(choose(['page'])).rejects.toMatchObject({ advice: undefined });
});

it('knows when nothing can change as long as the page is open', async () => {
  fake('node', {
    check: () => Promise.reject(new Unavailable('unsupported', 'x', { advice: 'Elsewhere.' })),
  });
  fake('page', { cannotRun: async () => 'it imports node:events' });
  await expect(choose(['node', 'page'])).rejects.toMatchObject({ lasting: true, advice: 'Elsewhere.' });
  fake('page', { boot: () => Promise.reject(new Unavailable('offline', 'x', { advice: 'Connect.' })) });
  await expect(choose(['page', 'node'])).rejects.toMatchObject({ lasting: false, advice: 'Connect.' });
});

it('reports nothing of an engine that was passed over', async () => {
  const said: string[] = [];
  fake('node', {
    boot: (report) => {
      report?.({ text: 'early' });
      setTimeout(() => report?.({ text: 'late' }), 60);
      return never;
    },
  });
  await choose(['node', 'page'], (text) => said.push(text));
  await new Promise((resolve) => setTimeout(resolve, 80));
  expect(said).toEqual(['early']);
});

it('does not go on to the next when the reader stops', async () => {
  const abort = new AbortController();
  fake('node', { boot: () => Promise.reject(new DOMException('', 'AbortError')) });
  abort.abort();
  await expect(choose(['node', 'page'], undefined, abort.signal)).rejects.toThrow();
});
