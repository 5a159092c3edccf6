/** What may happen to an engine in a page: it ends in words, and the next run works without a reload. */
import type { Page } from 'playwright/test';
import { expect, test, type Observed } from './contract/rig.ts';

const hello = { pyodide: 'print("on")', 'page-js': 'console.log("on")' } as const;
const waits = {
  pyodide: 'import time\nprint("in", flush=True)\ntime.sleep(60)',
  'page-js': 'console.log("in"); setTimeout(() => {}, 60_000)',
} as const;

const engines = ['pyodide', 'page-js'] as const;

/** Playwright takes a page for crashed when a frame of it is, and asks it nothing more. Its own line still answers. */
async function openLine(page: Page): Promise<(expression: string) => Promise<unknown>> {
  const session = await page.context().newCDPSession(page);
  return async (expression) => {
    const answer = await session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    return answer.result.value;
  };
}

const removeFrames = (page: Page): Promise<void> =>
  page.evaluate(() => document.querySelectorAll('iframe').forEach((frame) => frame.remove()));

/** Ends the process of every sandbox frame, as the browser does when its memory is used up. */
async function crashFrames(page: Page): Promise<void> {
  for (const frame of page.frames().slice(1)) {
    const session = await page.context().newCDPSession(frame);
    // It never answers: who should is gone.
    void session.send('Page.crash').catch(() => {});
  }
}

for (const [what, strike, words] of [
  ['whose frame is removed', removeFrames, /frame was removed from the page/],
  ['whose frame’s process ends', crashFrames, /ended the process that it ran in.*memory/],
] as const) {
  test(`engines ${what}: a crash with words if a program ran, and the next run works`, async ({
    freshEngines: { page },
  }) => {
    const ask = await openLine(page);
    const run = (engine: (typeof engines)[number], text: string) => {
      const entry = engine === 'pyodide' ? 'main.py' : 'main.mjs';
      const program = JSON.stringify({ language: 'python', files: { [entry]: text }, entry });
      return ask(`rig.run('${engine}', ${program}, { stopAt: 45000 })`) as Promise<Observed>;
    };
    const allWork = async () => {
      const seen = await Promise.all(engines.map((engine) => run(engine, hello[engine])));
      expect(seen.map(({ out, rejected }) => [out, rejected])).toEqual(
        engines.map(() => ['on\n', undefined]),
      );
    };

    await test.step(`an engine ${what} while nothing runs is opened anew`, async () => {
      await allWork();
      await strike(page);
      await new Promise((resolve) => setTimeout(resolve, 500));
      await allWork();
    });
    await test.step(`a program ${what} is a crash with words, and the next run works`, async () => {
      const running: Promise<Observed>[] = [];
      for (const engine of engines) {
        await ask(`document.documentElement.dataset.printed = ''`);
        running.push(run(engine, waits[engine]));
        await expect
          .poll(() => ask('document.documentElement.dataset.printed'), { timeout: 45_000 })
          .toBe('in\n');
      }
      await strike(page);
      for (const { out, outcome } of await Promise.all(running)) {
        expect(out).toBe('in\n');
        expect(outcome).toMatchObject({ kind: 'crash', message: expect.stringMatching(words) });
      }
      await allWork();
      await allWork();
    });
  });
}

test('storage that never answers holds up no run', async ({ freshEngines: { page, run } }) => {
  await page.evaluate(() => {
    caches.open = () => new Promise(() => {});
    caches.delete = () => new Promise(() => {});
  });
  expect((await run('pyodide', hello.pyodide)).out).toBe('on\n');
});

test('files without end are an error of the program', async ({ engines: { run } }) => {
  const seen = await run(
    'pyodide',
    `try:
    with open("x", "wb") as file:
        while True: file.write(bytes(1 << 20))
except OSError as error: print(error.strerror)
import os
os.remove("x")
open("y", "wb").write(bytes(1 << 20))
print("room again")`,
  );
  expect(seen.out).toBe('No space left on device\nroom again\n');
});

test('memory without end is an error of the program, before the browser ends it', async ({
  engines: { run },
}) => {
  const seen = await run(
    'pyodide',
    'x = []\ntry:\n    while True: x.append(bytes(1 << 24))\nexcept MemoryError: print(len(x) << 4 < 1100)',
  );
  expect(seen.out).toBe('True\n');
});

test('JavaScript as nobody meant it ends as in Node', async ({ engines: { run } }) => {
  expect(
    (await run('page-js', `process.on('exit', () => process.exit(4)); process.exit(3)`)).outcome,
  ).toEqual({
    kind: 'exit',
    code: 4,
  });
  const rows = await run('page-js', 'console.table(Array.from({ length: 100_000 }, (_, i) => i))');
  expect(rows.err).toBe('');
  expect((await run('page-js', 'console.log(`at ${self.location.href} it is`)')).out).toContain('it is\n');
});
