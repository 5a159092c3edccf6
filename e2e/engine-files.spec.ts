/** However the files of an engine come, or do not: the reader gets words in time, and the next run asks again. */
import type { Page, Route } from 'playwright/test';
import { expect, test, type EnginePage } from './contract/rig.ts';

const hello = { pyodide: 'print("on")', 'page-js': 'console.log("on")' } as const;
const engines = ['pyodide', 'page-js'] as const;

type Answer = (route: Route) => Promise<void>;

/** What comes of a file, in place of it. */
function instead(answer: (body: Buffer) => Parameters<Route['fulfill']>[0]): Answer {
  return async (route) => route.fulfill(answer(await (await route.fetch()).body()));
}

const page200 = {
  status: 200,
  contentType: 'text/html',
  body: '<!doctype html><title>Hotel network</title>',
};
const is404: Answer = (route) => route.fulfill({ status: 404 });
const isCutOff = instead((body) => ({ status: 200, body: body.subarray(0, body.length / 2) }));
const neverComes: Answer = async () => {};

for (const [what, answer] of [
  ['a web page in its place', instead(() => page200)],
  ['nothing in it', instead(() => ({ status: 200, body: '' }))],
  [
    'a byte changed',
    instead((body) => ({ status: 200, body: Buffer.concat([body.subarray(0, -1), Buffer.from('~')]) })),
  ],
] as const) {
  test(`each file of an engine arrives once with ${what}: it is asked for again, and the first run works`, async ({
    freshEngines: { page, run },
  }) => {
    const files = ['core.zip', 'pyodide.asm.mjs', 'pyodide-worker-main*.js', 'page-js-worker-main*.js'];
    const damaged: string[] = [];
    for (const file of files) {
      await page.route(`**/${file}`, (route) => (damaged.push(file), answer(route)), { times: 1 });
    }
    for (const engine of engines) {
      const seen = await run(engine, hello[engine]);
      expect([seen.out, seen.rejected], engine).toEqual(['on\n', undefined]);
    }
    expect(damaged.sort()).toEqual(files.sort());
  });
}

/**
 * Holds these files back in this way, and makes good, run by run, the one that the run's words name: each of them is
 * named, and asked for again. Gives what the runs were rejected with.
 */
async function mendOneByOne(
  { page, run }: EnginePage,
  engine: (typeof engines)[number],
  files: readonly string[],
  answer: Answer,
  meanwhile: (broken: ReadonlySet<string>) => Promise<void> = async () => {},
) {
  const broken = new Set(files);
  for (const file of files) {
    await page.route(`**/${file}*`, (route) => (broken.has(file) ? answer(route) : route.continue()));
  }
  const rejections: NonNullable<Awaited<ReturnType<typeof run>>['rejected']>[] = [];
  while (broken.size > 0) {
    const waited = meanwhile(broken); // from before the run: for what it asks for
    const running = run(engine, hello[engine]);
    await waited;
    const { rejected, out } = await running;
    expect(rejected, `with ${[...broken].join(', ')} still missing it printed ${out}`).toBeDefined();
    const named = [...broken].find((file) => rejected?.message.includes(file));
    expect(named, rejected?.message).toBeDefined();
    broken.delete(named!);
    rejections.push(rejected!);
  }
  return rejections;
}

const pythonFiles = ['core.zip', 'pyodide.asm.wasm', 'pyodide.asm.mjs'];
const unavailable = { name: 'Unavailable', advice: 'Try again; if that does not help, reload the page.' };

/**
 * The parts of the library that a program asks for: `usual.zip` and `more.zip` have modules, `sources.zip` their text, and the
 * last what of them is WebAssembly.
 */
async function asksForTheRest({ page, run }: EnginePage, answer: Answer): Promise<void> {
  const [sources, extensions] = ['sources.zip', 'pyodide.extensions.wasm'];
  const modules = [
    ['usual.zip', 'random'],
    ['more.zip', 'colorsys'],
  ] as const;
  for (const file of [...modules.map(([file]) => file), sources, extensions])
    await page.route(`**/${file}`, answer);
  const endOf = async (file: string, program: string) => {
    const asked = page.waitForRequest(`**/${file}`);
    const running = run('pyodide', program);
    await asked;
    await page.clock.fastForward(21_000);
    return running;
  };
  for (const [file, module] of modules) {
    const { out, err } = await endOf(file, `print("on")\nimport ${module}`);
    expect(out).toBe('on\n');
    expect(err.trimEnd()).toMatch(
      /'(random|colorsys)' here: the file that has it did not arrive\. Press Run to ask for it again$/,
    );
    await page.unroute(`**/${file}`);
  }
  expect((await endOf(extensions, 'import _sqlite3')).err.trimEnd()).toMatch(
    /'_sqlite3' here: the file that has it did not arrive\. Press Run to ask for it again$/,
  );
  await page.unroute(`**/${extensions}`);
  expect((await run('pyodide', 'import sqlite3')).err).toBe('');
  // A traceback waits for the text of the library no longer than for anything else, and comes without it.
  const mean = await endOf(sources, 'import statistics\nstatistics.mean([])');
  expect(mean.err).toMatch(/statistics\.py", line \d+, in mean\nstatistics\.StatisticsError/);
  await page.unroute(`**/${sources}`);
  const next = await run('pyodide', 'import csv, statistics\nstatistics.mean([])');
  expect(next.err).toContain("raise StatisticsError('mean requires at least one data point')");
}

test('files of Python that answer 404: the message names each, the next run works, and tells of the rest of the library', async ({
  freshEngines,
}) => {
  await freshEngines.page.clock.install();
  await test.step('the message names it, and the next run works', async () => {
    const rejections = await mendOneByOne(freshEngines, 'pyodide', pythonFiles, is404);
    for (const rejected of rejections) expect(rejected).toMatchObject(unavailable);
  });
  await test.step('of the rest of the library who imports a part of it is told, and the next run asks again', () =>
    asksForTheRest(freshEngines, is404));
});

test('extension modules that few programs import come when a program names one; who makes up a name is told, once', async ({
  freshEngines: { page, run },
}) => {
  let asked = 0;
  await page.route('**/pyodide.extensions.wasm', (route) => (asked++, route.continue()));
  const madeUp =
    'import importlib\nprint(importlib.import_module("_sq{}3".format("lite")).sqlite_version > "3")';
  await test.step('not for a program that needs none, though the standard library is prepared for both', async () => {
    const program =
      'import argparse, statistics\nargparse.ArgumentParser().add_argument("file")\nprint("on")';
    expect(await run('pyodide', program)).toMatchObject({ out: 'on\n', err: '' });
    expect(asked).toBe(0);
  });
  await test.step('a made-up name is told when it comes', async () => {
    const arrives = page.waitForResponse('**/pyodide.extensions.wasm');
    const { err } = await run('pyodide', madeUp);
    expect(err.trimEnd()).toMatch(/No module named '_sqlite3' yet: .* is on its way now\. Press Run again$/);
    await arrives;
  });
  await test.step('pressing Run again is enough', async () => {
    expect(await run('pyodide', madeUp)).toMatchObject({ out: 'True\n', err: '' });
  });
  await test.step('all of them work', async () => {
    const { out, err } = await run('pyodide', everyExtension);
    expect(err).toBe('');
    expect(out).toBe("[(6, 'X')]\n3\na\n日本\nTrue True True\n");
  });
  expect(asked).toBe(1);
});

test('extension modules come too when a function of another module imports one', async ({
  freshEngines: { run },
}) => {
  for (const [program, printed] of [
    ['from xml.dom import minidom\nprint(minidom.parseString("<a/>").documentElement.tagName)', 'a\n'],
    ['import multiprocessing\nprint(multiprocessing.RawValue("i", 3).value)', '3\n'],
    [
      'import fileinput\ntry: fileinput.hook_compressed("a.bz2", "r")\nexcept OSError: print("none")',
      'none\n',
    ],
  ] as const) {
    expect(await run('pyodide', program)).toMatchObject({ out: printed, err: '' });
  }
});

test('a codec that no name told of is told, and is there in the next run', async ({
  freshEngines: { run },
}) => {
  expect(await run('pyodide', 'print(len("日".encode("EUC JP")))')).toMatchObject({ out: '2\n', err: '' });
  const mail =
    'from email.header import decode_header, make_header\n' +
    'print(make_header(decode_header("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=")))';
  const { err } = await run('pyodide', mail);
  expect(err.trimEnd()).toMatch(
    /\nLookupError: No encoding named 'iso.2022.jp' yet: .* on its way now\. Press Run again$/,
  );
  expect(await run('pyodide', mail)).toMatchObject({ out: '日本\n', err: '' });
});

/** Uses of the extension modules that come late, but for those of CPython's own tests. */
const everyExtension = `
import bz2, compression.zstd, ctypes, hmac, lzma, sqlite3, zoneinfo, _lsprof
from xml.etree import ElementTree
database = sqlite3.connect(":memory:")
print(database.execute("select sum(value), upper('x') from json_each('[1, 2, 3]')").fetchall())
print(ctypes.CDLL(None).abs(-3))
print(ElementTree.fromstring("<a/>").tag)
print("日本".encode("iso2022_jp").decode("iso2022_jp"))
print(*(tool.decompress(tool.compress(b"on" * 999)) == b"on" * 999 for tool in (bz2, lzma, compression.zstd)))
`;

test('without a network a part of the library that was not kept is said to be that, however it is named', async ({
  freshEngines,
}) => {
  const { page, run } = freshEngines;
  for (const file of ['usual.zip', 'more.zip']) await page.route(`**/${file}`, (route) => route.abort());
  await page.evaluate(() => Object.defineProperty(navigator, 'onLine', { value: false, configurable: true }));
  for (const program of ['import sqlite3', '__import__("unit" + "test")', '__import__("ran" + "dom")']) {
    const { err } = await run('pyodide', program);
    expect(err.trimEnd()).toMatch(
      /'(sqlite3|unittest|random)' here: this device is offline, and this part of the library was not kept\. Press Run again/,
    );
  }
  for (const file of ['usual.zip', 'more.zip']) await page.unroute(`**/${file}`);
  const { out, err } = await run('pyodide', 'print(__import__("unit" + "test").__name__)');
  expect(err).toBe('');
  expect(out).toBe('unittest\n');
});

/** Until one of the files is asked for and the sandbox is open: its own limit must not be reached when the clock jumps. */
async function sandboxOpens(page: Page, broken: ReadonlySet<string>): Promise<void> {
  await page.waitForRequest((request) => [...broken].some((file) => request.url().includes(file)));
  await page.waitForTimeout(2000);
}

test('files that never come: after 20 s the run says so, and the next one asks again', async ({
  freshEngines,
}) => {
  const { page, run } = freshEngines;
  await page.clock.install();
  for (const [engine, files] of [
    ['pyodide', ['pyodide-worker-main', 'core.zip', 'pyodide.asm.wasm']],
    ['page-js', ['page-js-worker-main']],
  ] as const) {
    await test.step(`of ${engine}`, async () => {
      const rejections = await mendOneByOne(freshEngines, engine, files, neverComes, async (broken) => {
        await sandboxOpens(page, broken);
        await page.clock.fastForward(21_000);
      });
      for (const rejected of rejections) {
        expect(rejected).toMatchObject({ reason: 'timeout' });
        expect(rejected.message).toMatch(/has come for 20 s/);
      }
      expect((await run(engine, hello[engine])).out).toBe('on\n');
    });
  }
  await test.step('of the rest of the library who imports a part of it is told, and the next run asks again', () =>
    asksForTheRest(freshEngines, neverComes));
});

test('files of Python that are cut off half way: the message names each, and the next run works', async ({
  freshEngines,
}) => {
  const { page, run } = freshEngines;
  await test.step('a bad answer in a cache of the site is thrown out', async () => {
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
  await freshEngines.dispose('pyodide');
  await test.step('the message names each, and the next run works', async () => {
    const rejections = await mendOneByOne(freshEngines, 'pyodide', pythonFiles, isCutOff);
    for (const rejected of rejections) expect(rejected).toMatchObject(unavailable);
    expect((await run('pyodide', hello.pyodide)).out).toBe('on\n');
  });
  await test.step('a module that no name told of is fetched, and is there in the next run', async () => {
    const program =
      'import importlib\none, other = "ran", "cs"\nprint(importlib.import_module(one + "dom").__name__, __import__(other + "v").__name__)';
    expect((await run('pyodide', program)).err.trimEnd()).toMatch(
      /No module named 'random' yet: .* on its way now\. Press Run again$/,
    );
    expect((await run('pyodide', program)).out).toBe('random csv\n');
  });
});
