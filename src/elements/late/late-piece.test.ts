import { expect, test } from 'vitest';
import { LatePiece, PieceMissing } from './late-piece.ts';

const address = new URL('./share.js', import.meta.url.replace(/\.test\.ts/, '.ts')).href;

/** What the bundler makes of `() => import('./share.ts')`, with another way to the file. */
function loader<Module>(load: () => Promise<Module>): () => Promise<Module> {
  return Object.assign(() => load(), { toString: () => '()=>p(()=>import(`./share.js`),m([1,2]))' });
}

/** A browser in which `online` says whether files arrive; `remembers`: an address that failed once fails for ever. */
function browser(remembers: boolean) {
  const failed = new Set<string>();
  const asked: string[] = [];
  const state = { online: true };
  const fetch = async (from: string): Promise<{ open: () => string }> => {
    await Promise.resolve();
    asked.push(from);
    if (!state.online || failed.has(from)) {
      if (remembers) failed.add(from);
      throw new TypeError('Importing a module script failed.');
    }
    return { open: () => 'opened' };
  };
  return {
    state,
    asked,
    piece: new LatePiece(
      'open',
      loader(() => fetch(address)),
      fetch,
    ),
  };
}

test('all that ask share one load', async () => {
  const { piece, asked } = browser(false);
  const [one, other] = await Promise.all([piece.get(), piece.get()]);
  expect([one(), one === other, (await piece.get()) === one]).toEqual(['opened', true, true]);
  expect(asked).toEqual([address]);
});

test.each([
  ['that forgets', false],
  ['that remembers', true],
])('after the network is back, a browser %s gets it', async (_what, remembers) => {
  const { piece, state } = browser(remembers);
  state.online = false;
  await expect(piece.get()).rejects.toMatchObject({ again: false });
  await expect(piece.get()).rejects.toMatchObject({ again: true });
  state.online = true;
  expect((await piece.get())()).toBe('opened');
});

test('each retry has an address of its own, since that one may be remembered too', async () => {
  const { piece, state, asked } = browser(true);
  state.online = false;
  for (let times = 0; times < 3; times += 1) await expect(piece.get()).rejects.toBeInstanceOf(PieceMissing);
  expect(asked.filter((one) => one !== address)).toEqual([`${address}?again=1`, `${address}?again=2`]);
});

test('a module that answers under the other address but is another one is not taken', async () => {
  let times = 0;
  const piece = new LatePiece(
    'open',
    loader(() => Promise.reject<{ open: string }>(new TypeError('Importing a module script failed.'))),
    () => Promise.resolve({ other: (times += 1) }),
  );
  await expect(piece.get()).rejects.toMatchObject({ again: false });
  await expect(piece.get()).rejects.toMatchObject({ again: true });
  expect(times).toBe(1);
});
