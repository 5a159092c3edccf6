/** See README.md. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { findChromium, chromiumArgs } from '../browser.ts';
import { serveEnginePage } from '../contract/serve-engine-page.ts';
import type { Rig } from '../contract/rig/page.ts';
import { readAllowed, writeAllowed } from './allowed.ts';

const MODULES = [
  ...'tasks futures taskgroups timeouts queues locks runners waitfor eager_task_factory pep492 graph'
    .split(' ')
    .map((name) => `test.test_asyncio.test_${name}`),
  'test.test_asyncgen',
  'test.test_coroutines',
  'test.test_generators',
];
/**
 * Not run: it passes, but leaves a freed task in the list of all tasks, and the interpreter breaks off some tests later, at
 * another place each time. CPython 3.14.2 does so on every platform; 3.14.3 mended it (gh-142556).
 */
const LEFT_OUT = ['test.test_asyncio.test_tasks.CIntrospectionTests.test_register_task_resurrection'];
/** For one interpreter, which then is taken to hang in the test that it began last. */
const LIMIT = 10 * 60_000;

/** What driver.py says: a test began, did not pass, was skipped, ended; all of them did. */
type Message =
  | { readonly start: string }
  | { readonly failed: string; readonly reason: string }
  | { readonly skipped: string; readonly reason: string }
  | { readonly end: string }
  | { readonly over: true };

interface ModuleResult {
  readonly ran: ReadonlySet<string>;
  readonly skipped: ReadonlyMap<string, string>;
  readonly failed: ReadonlyMap<string, string>;
  /** How many interpreters it took: one more for each test that broke one. */
  readonly interpreters: number;
}

/** What the test modules import from their own package: support code, and data that it reads. */
async function testFiles(library: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  const add = async (folder: string, deep: boolean) => {
    for (const entry of await readdir(join(library, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory() && deep && entry.name !== '__pycache__') await add(path, deep);
      else if (entry.isFile() && /\.(py|pem|reference)$/.test(entry.name)) {
        files[path] = await readFile(join(library, path), 'utf8');
      }
    }
  };
  await add('test/support', true);
  await add('test/test_asyncio', false);
  await add('test/certdata', false);
  for (const name of ['__init__', 'test_asyncgen', 'test_coroutines', 'test_generators']) {
    files[`test/${name}.py`] = await readFile(join(library, `test/${name}.py`), 'utf8');
  }
  return files;
}

async function runModule(
  page: Page,
  module: string,
  files: Readonly<Record<string, string>>,
): Promise<ModuleResult> {
  const done = new Set<string>();
  const skipped = new Map<string, string>();
  const failed = new Map<string, string>();
  for (let interpreters = 1; ; interpreters++) {
    const program = {
      language: 'python' as const,
      files: {
        'main.py': await readFile(join(import.meta.dirname, 'driver.py'), 'utf8'),
        'order.json': JSON.stringify({ module, done: [...LEFT_OUT, ...done] }),
        ...files,
      },
      entry: 'main.py',
    };
    const { out, err, outcome } = await page.evaluate(
      ([order, stopAt]) => (globalThis as unknown as { rig: Rig }).rig.run('pyodide', order, { stopAt }),
      [program, LIMIT] as const,
    );
    let running: string | undefined;
    for (const line of out.split('\n').filter((text) => text.startsWith('{"'))) {
      const message = JSON.parse(line) as Message;
      if ('over' in message) return { ran: done, skipped, failed, interpreters };
      if ('start' in message) running = message.start;
      else if ('failed' in message) failed.set(message.failed, message.reason);
      else if ('skipped' in message) skipped.set(message.skipped, message.reason);
      else {
        done.add(message.end);
        running = undefined;
      }
    }
    if (running === undefined || done.has(running)) {
      throw new Error(`${module} did not come to its end: ${JSON.stringify(outcome)}\n${err.slice(-2000)}`);
    }
    failed.set(running, outcome?.kind === 'crash' ? outcome.message : JSON.stringify(outcome));
    done.add(running);
  }
}

const source = process.env['CPYTHON_SRC'];
const library = [source && join(source, 'Lib'), source].find(
  (folder) => folder && existsSync(join(folder, 'test/test_asyncio')),
);
if (!library) throw new Error('CPYTHON_SRC has to name a folder with the tests of CPython: see README.md.');
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const modules = MODULES.filter(
  (name) => wanted.length === 0 || wanted.some((part) => name.endsWith(`.${part}`)),
);
const say = (line: string) => process.stdout.write(`${line}\n`);
const files = await testFiles(library);
const server = await serveEnginePage(false);
const browser = await chromium.launch({
  executablePath: findChromium().executablePath,
  args: [...chromiumArgs],
});
const found = new Map<string, string>();
const passed = new Set<string>();
const sum = { ran: 0, skipped: 0 };
try {
  const page = await browser.newPage();
  await page.goto(server.url);
  await page.waitForFunction(() => 'rig' in globalThis);
  for (const module of modules) {
    const began = performance.now();
    const { ran, skipped, failed, interpreters } = await runModule(page, module, files);
    say(
      `${module}: ${ran.size} ran, ${ran.size - failed.size - skipped.size} passed, ${skipped.size} skipped, ` +
        `${failed.size} did not pass; ${((performance.now() - began) / 1000).toFixed(0)} s` +
        (interpreters > 1 ? `, ${interpreters} interpreters` : ''),
    );
    for (const [test, reason] of skipped) say(`  skipped: ${test} — ${reason}`);
    for (const test of LEFT_OUT.filter((name) => name.startsWith(`${module}.`))) say(`  left out: ${test}`);
    for (const [test, reason] of failed) found.set(test, reason);
    for (const test of ran) if (!failed.has(test) && !skipped.has(test)) passed.add(test);
    sum.ran += ran.size;
    sum.skipped += skipped.size;
  }
} finally {
  await browser.close();
  await server.close();
}
say(`${sum.ran} ran, ${passed.size} passed, ${sum.skipped} skipped, ${found.size} did not pass`);
if (process.argv.includes('--write')) await writeAllowed(found);
else {
  const listed = await readAllowed();
  const news = [...found].filter(([test]) => !listed.has(test));
  for (const [test, reason] of news) say(`NOT ALLOWED: ${test} — ${reason}`);
  const cured = [...listed.keys()].filter((test) => passed.has(test));
  for (const test of cured) say(`passes now, take it off the list: ${test}`);
  process.exitCode = news.length + cured.length > 0 ? 1 : 0;
}
