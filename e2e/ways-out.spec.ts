/** Nothing gets out of the sandbox by a way that works without it: the tables of ways are beside `hostile/ways-out.ts`. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type * as Pyodide from 'pyodide';
import type { Page } from 'playwright/test';
import { findStoryChromium } from './browser.ts';
import { expect, test } from './contract/rig.ts';
import { listen, type Listener } from './hostile/listener.ts';
import { pythonAttempts, waysOutOfPython } from './hostile/ways-out-of-python.ts';
import { waysOut } from './hostile/ways-out.ts';

/**
 * A browser of its own: once a frame's process has crashed in a browser, pages there reach no other port of this machine.
 * And with nobody to ask for leave to reach one, leave is given.
 */
const { executablePath, args } = findStoryChromium();
test.use({
  launchOptions: { executablePath, args: [...args, '--disable-features=LocalNetworkAccessChecks'] },
});

/** How long a way may take until something comes of it, in seconds: all are tried at once. */
const IN_THE_SANDBOX = 3;
/** Each ends by itself here, on a busy machine later. */
const WITHOUT_IT = 60;

/** A function that tries ways, all at once, and gives for each what came of it. Its text runs in any place. */
function attempts(
  ways: readonly (readonly [number, string])[],
  host: string,
  pageBlob: string,
  seconds: number,
): string {
  return `async () => {
  const pageBlob = ${JSON.stringify(pageBlob)};
  const attempt = async (n, way) => {
    const out = 'out-' + n;
    const late = new Promise((resolve) => setTimeout(resolve, ${seconds * 1000}, 'nothing came'));
    try {
      const value = await Promise.race([way('http://${host}/' + n, 'ws://${host}/' + n, out), late]);
      return [n, value === 'kept' ? 'kept' : String(value)];
    } catch (error) { return [n, error instanceof Error ? error.name + ': ' + error.message : 'refused']; }
  };
  return Promise.all([
    ${ways.map(([n, code]) => `attempt(${n}, async (u, ws, out) => (${code})),`).join('\n    ')}
  ]);
}`;
}

/** What the page keeps, for a program to find. Gives the address of a script that holds it as well. */
function keepSomething(page: Page): Promise<string> {
  return page.evaluate(async () => {
    document.title = window.name = 'kept';
    document.cookie = 'kept=kept';
    history.replaceState('kept', '');
    localStorage.setItem('kept', 'kept');
    sessionStorage.setItem('kept', 'kept');
    await (await caches.open('kept')).put('/kept', new Response('kept'));
    const file = await (await navigator.storage.getDirectory()).getFileHandle('kept', { create: true });
    const stream = await file.createWritable();
    await stream.write('kept');
    await stream.close();
    const heard: unknown[] = [];
    new BroadcastChannel('out').onmessage = ({ data }) => heard.push(data);
    addEventListener('message', ({ data }) => heard.push(data));
    Object.assign(globalThis, { heard });
    return URL.createObjectURL(new Blob([`export default 'kept'`], { type: 'text/javascript' }));
  });
}

/** What a program left where the page finds it, by the number of its way. */
async function foundByThePage(page: Page): Promise<readonly number[]> {
  const names = await page.evaluate(async () => {
    const files: string[] = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name);
    const { held = [], pending = [] } = await navigator.locks.query();
    return [
      ...(await indexedDB.databases()).map(({ name }) => name),
      ...(await caches.keys()),
      ...[...held, ...pending].map(({ name }) => name),
      ...files,
      ...(globalThis as unknown as { heard: unknown[] }).heard,
    ];
  });
  return names.flatMap((name) => /^out-(\d+)$/.exec(String(name))?.[1] ?? []).map(Number);
}

type Result = readonly [way: number, came: string];

/** What has got out until now, by the names of the ways. Nothing is forgotten from one question to the next. */
function watchFor(page: Page, listener: Listener, ways: readonly (readonly [what: string, ...unknown[]])[]) {
  const out = new Set<number>();
  const names = (numbers: Iterable<number>) => [...new Set(numbers)].map((n) => ways[n]![0]).sort();
  return {
    names,
    async gotOut(results: readonly Result[]): Promise<readonly string[]> {
      for (const path of listener.heard()) {
        const [, way] = /^\/(\d+)/.exec(path) ?? [];
        if (way !== undefined) out.add(Number(way));
      }
      for (const n of await foundByThePage(page)) out.add(n);
      for (const [n, value] of results) if (value === 'kept') out.add(n);
      return names(out);
    },
  };
}

/** What starts a worker of its own asks a moment later. */
const moment = (page: Page) => page.waitForTimeout(1000);

test(`${waysOut.length} ways out: each works without the sandbox, and none in it`, async ({
  freshEngines: { page, run },
}) => {
  test.setTimeout(180_000);
  const listener = await listen();
  const pageBlob = await keepSomething(page);
  const numbered = waysOut.map(([, code], n) => [n, code] as const);
  const { names, gotOut } = watchFor(page, listener, waysOut);

  const tried = attempts(numbered, listener.host, pageBlob, IN_THE_SANDBOX);
  const seen = await run('page-js', `console.log(JSON.stringify(await (${tried})()))`);
  const inside = JSON.parse(seen.out || '[]') as Result[];
  await moment(page);
  expect(await gotOut(inside), 'got out of the sandbox').toEqual([]);
  // What the reader sees: an error of the program, or nothing.
  expect(names(inside.map(([n]) => n)), 'ended').toEqual(names(numbered.keys()));

  const of = (where: 'worker' | 'page') =>
    attempts(
      numbered.filter(([n]) => waysOut[n]![2] === where),
      listener.host,
      pageBlob,
      WITHOUT_IT,
    );
  const outside = await page.evaluate(
    async ([inWorker, inPage]) => {
      const text = `(${inWorker})().then((results) => postMessage(results))`;
      const worker = new Worker(URL.createObjectURL(new Blob([text])));
      const results = new Promise<Result[]>((resolve) => {
        worker.onmessage = ({ data }) => resolve(data as Result[]);
      });
      const own = (await (0, eval)(`(${inPage})()`)) as Result[];
      return [...(await results), ...own];
    },
    [of('worker'), of('page')] as const,
  );
  await expect
    .poll(() => gotOut(outside), { message: 'got out without the sandbox', timeout: 60_000 })
    .toEqual(names(numbered.keys()));
  listener.close();
});

/** Puts Pyodide, as its package has it, below an address of the page. */
async function servePlainPyodide(page: Page): Promise<void> {
  const folder = join(createRequire(import.meta.url).resolve('pyodide/package.json'), '..');
  await page.route('**/plain-pyodide/*', async (route) => {
    const name = basename(new URL(route.request().url()).pathname);
    const type = { mjs: 'text/javascript', wasm: 'application/wasm', json: 'application/json' }[
      /\w+$/.exec(name)?.[0] ?? ''
    ];
    await route.fulfill({ body: await readFile(join(folder, name)), ...(type && { contentType: type }) });
  });
}

test(`${waysOutOfPython.length} ways out that begin in Python: each works without the sandbox, and none in it`, async ({
  freshEngines: { page, run },
}) => {
  test.setTimeout(180_000);
  const listener = await listen();
  await keepSomething(page);
  const { names, gotOut } = watchFor(page, listener, waysOutOfPython);

  const seen = await run(
    'pyodide',
    `${pythonAttempts(listener.host, IN_THE_SANDBOX)}\nprint(asyncio.run(main()))`,
  );
  const inside = JSON.parse(seen.out || '[]') as Result[];
  await moment(page);
  expect(await gotOut(inside), 'got out of the sandbox').toEqual([]);
  expect(names(inside.map(([n]) => n)), 'ended').toEqual(names(waysOutOfPython.keys()));

  await servePlainPyodide(page);
  const outside = await page.evaluate(
    async (program) => {
      const folder = new URL('plain-pyodide/', location.href).href;
      const { loadPyodide } = (await import(`${folder}pyodide.mjs`)) as typeof Pyodide;
      const py = await loadPyodide({ indexURL: folder });
      return JSON.parse((await py.runPythonAsync(program)) as string) as Result[];
    },
    `${pythonAttempts(listener.host, WITHOUT_IT)}\nawait main()`,
  );
  await expect
    .poll(() => gotOut(outside), {
      message: `got out without the sandbox; ${JSON.stringify(outside)}`,
      timeout: 60_000,
    })
    .toEqual(names(waysOutOfPython.keys()));
  listener.close();
});
