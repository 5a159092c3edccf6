/** What may happen to an engine in a page: it ends in words, and the next run works without a reload. */
import type { Page, Route } from 'playwright/test';
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

for (const engine of engines) {
  for (const [what, strike, words] of [
    ['whose frame is removed', removeFrames, /frame was removed from the page/],
    ['whose frame’s process ends', crashFrames, /ended the process that it ran in.*memory/],
  ] as const) {
    test(`${engine}: a program ${what} is a crash with words, and the next run works`, async ({
      freshEngines: { page },
    }) => {
      const ask = await openLine(page);
      const entry = engine === 'pyodide' ? 'main.py' : 'main.mjs';
      const run = (text: string) =>
        ask(
          `rig.run('${engine}', ${JSON.stringify({ language: 'python', files: { [entry]: text }, entry })}, { stopAt: 45000 })`,
        ) as Promise<Observed>;
      const running = run(waits[engine]);
      await page.waitForSelector('[data-printed]', { state: 'attached', timeout: 45_000 });
      await strike(page);
      const { outcome, out } = await running;
      expect(out).toBe('in\n');
      expect(outcome).toMatchObject({ kind: 'crash', message: expect.stringMatching(words) });
      for (let times = 0; times < 2; times += 1) {
        const seen = await run(hello[engine]);
        expect([seen.out, seen.rejected]).toEqual(['on\n', undefined]);
      }
    });

    test(`${engine}: an engine ${what} while nothing runs is opened anew`, async ({
      freshEngines: { page },
    }) => {
      const ask = await openLine(page);
      const entry = engine === 'pyodide' ? 'main.py' : 'main.mjs';
      const program = { language: 'python', files: { [entry]: hello[engine] }, entry };
      const run = () => ask(`rig.run('${engine}', ${JSON.stringify(program)})`) as Promise<Observed>;
      expect((await run()).out).toBe('on\n');
      await strike(page);
      await new Promise((resolve) => setTimeout(resolve, 500));
      const seen = await run();
      expect([seen.out, seen.rejected]).toEqual(['on\n', undefined]);
    });
  }
}

const page200 = {
  status: 200,
  contentType: 'text/html',
  body: '<!doctype html><title>Hotel network</title>',
};

const damages: readonly (readonly [what: string, answer: (body: Buffer) => object])[] = [
  ['a web page in its place', () => page200],
  ['nothing in it', () => ({ status: 200, body: '' })],
  [
    'a byte changed',
    (body) => ({ status: 200, body: Buffer.concat([body.subarray(0, -1), Buffer.from('~')]) }),
  ],
];

for (const [engine, file] of [
  ['pyodide', 'core.zip'],
  ['pyodide', 'pyodide.asm.mjs'],
  ['pyodide', 'pyodide-worker-main*.js'],
  ['page-js', 'page-js-worker-main*.js'],
] as const) {
  for (const [what, answer] of damages) {
    test(`${file} arrives once with ${what}: it is asked for again, and the first run works`, async ({
      freshEngines: { page, run },
    }) => {
      await page.route(
        `**/${file}`,
        async (route) => {
          const response = await route.fetch();
          await route.fulfill(answer(await response.body()));
        },
        { times: 1 },
      );
      const seen = await run(engine, hello[engine]);
      expect([seen.out, seen.rejected]).toEqual(['on\n', undefined]);
    });
  }
}

test('a bad answer in a cache of the site is thrown out', async ({ freshEngines: { page, run } }) => {
  let address = '';
  await page.route('**/core.zip', async (route) => {
    address = route.request().url();
    await route.fulfill(page200);
  });
  await page.evaluate(() => caches.open('engines'));
  const broken = await run('pyodide', hello.pyodide);
  expect(broken.rejected?.message).toContain('core.zip answered with a web page in its place');
  await page.evaluate(
    async (url) => (await caches.open('engines')).put(url, new Response('bad', { status: 200 })),
    address,
  );
  await run('pyodide', hello.pyodide);
  expect(
    await page.evaluate(
      async (url) => (await (await caches.open('engines')).match(url)) === undefined,
      address,
    ),
  ).toBe(true);
  await page.unroute('**/core.zip');
  expect((await run('pyodide', hello.pyodide)).out).toBe('on\n');
});

for (const [engine, file] of [
  ['pyodide', 'core.zip'],
  ['pyodide', 'pyodide.asm.wasm'],
  ['pyodide', 'pyodide-worker-main*.js'],
  ['page-js', 'page-js-worker-main*.js'],
] as const) {
  test(`${file} never comes: after 20 s the run says so, and the next one asks again`, async ({
    freshEngines: { page, run },
  }) => {
    await page.clock.install();
    const asked = page.waitForRequest(`**/${file}`);
    await page.route(`**/${file}`, () => {}); // no answer
    const stalled = run(engine, hello[engine]);
    await asked;
    await page.waitForTimeout(2000); // the sandbox opens meanwhile
    await page.clock.fastForward(21_000);
    const { rejected } = await stalled;
    expect(rejected).toMatchObject({ reason: 'timeout' });
    expect(rejected?.message).toMatch(/has come for 20 s/);
    await page.unroute(`**/${file}`);
    expect((await run(engine, hello[engine])).out).toBe('on\n');
  });
}

for (const [what, answer] of [
  ['is answered 404', (route: Route) => route.fulfill({ status: 404 })],
  ['never comes', () => {}],
] as const) {
  test(`the rest of the library ${what}: who imports a part of it is told, and the next run asks again`, async ({
    freshEngines: { page, run },
  }) => {
    await page.clock.install();
    await page.route('**/more.zip', answer);
    await page.route('**/sources.zip', answer);
    const endOf = async (file: string, program: string) => {
      const asked = page.waitForRequest(`**/${file}`);
      const running = run('pyodide', program);
      await asked;
      await page.clock.fastForward(21_000);
      return running;
    };
    const { out, err } = await endOf('more.zip', 'print("on")\nimport csv');
    expect(out).toBe('on\n');
    expect(err.trimEnd()).toMatch(
      /'csv' here: the file that has it did not arrive\. Press Run to ask for it again$/,
    );
    await page.unroute('**/more.zip');
    // A traceback waits for the text of the library no longer than for anything else, and comes without it.
    const mean = await endOf('sources.zip', 'import statistics\nstatistics.mean([])');
    expect(mean.err).toMatch(/statistics\.py", line \d+, in mean\nstatistics\.StatisticsError/);
    await page.unroute('**/sources.zip');
    const next = await run('pyodide', 'import csv, statistics\nstatistics.mean([])');
    expect(next.err).toContain("raise StatisticsError('mean requires at least one data point')");
  });
}

test('a module that no name told of is fetched, and is there in the next run', async ({
  freshEngines: { run },
}) => {
  const program = 'name = "cs"\nprint(__import__(name + "v").__name__)';
  expect((await run('pyodide', program)).err.trimEnd()).toMatch(/on its way now\. Press Run again$/);
  expect((await run('pyodide', `import csv\n${program}`)).out).toBe('csv\n');
});

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
