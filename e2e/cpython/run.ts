/** See README.md. */
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { chromiumArgs, findChromium } from '../browser.ts';
import { serveRig } from '../contract/serve-rig.ts';
import type { Rig } from '../contract/rig/page.ts';

const MODULES = [
  ...'tasks futures taskgroups timeouts queues locks runners waitfor eager_task_factory pep492 graph'
    .split(' ')
    .map((name) => `test.test_asyncio.test_${name}`),
  'test.test_asyncgen',
  'test.test_coroutines',
  'test.test_generators',
];
const listFile = join(import.meta.dirname, 'allowed.txt');

/** What the test modules import from their own package: support code, and data that it reads. */
async function testFiles(source: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  const add = async (folder: string, deep: boolean) => {
    for (const entry of await readdir(join(source, 'Lib', folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory() && deep && entry.name !== '__pycache__') await add(path, deep);
      else if (entry.isFile() && /\.(py|pem|reference)$/.test(entry.name)) {
        files[path] = await readFile(join(source, 'Lib', path), 'utf8');
      }
    }
  };
  await add('test/support', true);
  await add('test/test_asyncio', false);
  await add('test/certdata', false);
  for (const name of [
    '__init__',
    'test_asyncgen',
    'test_coroutines',
    'test_generators',
    'test_contextlib_async',
  ]) {
    const path = `test/${name}.py`;
    const file = join(source, 'Lib', path);
    if (existsSync(file)) files[path] = await readFile(file, 'utf8');
  }
  return files;
}

interface Failure {
  readonly test: string;
  readonly reason: string;
}

async function runModule(page: Page, module: string, files: Record<string, string>) {
  const program = {
    language: 'python' as const,
    files: {
      'main.py': await readFile(join(import.meta.dirname, 'driver.py'), 'utf8'),
      'module.txt': module,
      ...files,
    },
    entry: 'main.py',
  };
  const seen = await page.evaluate(
    (order) => (globalThis as unknown as { rig: Rig }).rig.run('pyodide', order),
    program,
  );
  const lines = seen.out.split('\n').filter((line) => line.startsWith('{'));
  const records = lines.map(
    (line) => JSON.parse(line) as Partial<Failure> & { ran?: number; skipped?: number },
  );
  const summary = records.at(-1);
  if (summary?.ran === undefined) {
    throw new Error(
      `${module} did not come to its end: ${JSON.stringify(seen.outcome)} in ${seen.out.split('\n').findLast((line) => line.startsWith('#'))}\n${seen.err.slice(-2000)}`,
    );
  }
  return { failures: records.slice(0, -1) as Failure[], ran: summary.ran, skipped: summary.skipped ?? 0 };
}

const source = process.env['CPYTHON_SRC'];
if (!source) throw new Error('Set CPYTHON_SRC to a checkout of CPython 3.14 (see e2e/cpython/README.md).');
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const files = await testFiles(source);
const server = await serveRig(false);
const browser = await chromium.launch({
  executablePath: findChromium().executablePath,
  args: [...chromiumArgs],
});
const found: Failure[] = [];
try {
  const page = await browser.newPage();
  await page.goto(server.url);
  await page.waitForFunction(() => 'rig' in globalThis);
  for (const module of MODULES.filter(
    (name) => wanted.length === 0 || wanted.some((part) => name.endsWith(part)),
  )) {
    const { failures, ran, skipped } = await runModule(page, module, files);
    process.stdout.write(`${module}: ${ran} ran, ${skipped} skipped, ${failures.length} did not pass\n`);
    found.push(...failures);
  }
} finally {
  await browser.close();
  await server.close();
}
const listed = new Map(
  (existsSync(listFile) ? await readFile(listFile, 'utf8') : '')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split(' — ') as [string, string]),
);
if (process.argv.includes('--write')) {
  const lines = found.map(({ test, reason }) => `${test} — ${reason}`).sort();
  await writeFile(
    listFile,
    `# Tests of CPython that do not pass here, and what they said.\n${lines.join('\n')}\n`,
  );
} else {
  const news = found.filter(({ test }) => !listed.has(test));
  for (const { test, reason } of news) process.stdout.write(`NOT ALLOWED: ${test} — ${reason}\n`);
  const failed = new Set(found.map(({ test }) => test));
  const cured = wanted.length > 0 ? [] : [...listed.keys()].filter((test) => !failed.has(test));
  for (const test of cured) process.stdout.write(`passes now, take it off the list: ${test}\n`);
  process.exitCode = news.length + cured.length > 0 ? 1 : 0;
}
