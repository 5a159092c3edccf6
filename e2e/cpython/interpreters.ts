/** Where a program is run: in this site's engine, or, to compare, in a Python of this machine. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { chromium } from 'playwright';
import { chromiumArgs, findChromium } from '../browser.ts';
import { enginesOf } from '../contract/engines.ts';
import { serveEnginePage } from '../contract/serve-engine-page.ts';

/** What an interpreter printed, and in a word how it ended. */
export interface Ran {
  readonly out: string;
  readonly err: string;
  readonly ended: string;
}

/** A new interpreter for every program. */
export interface Interpreters {
  /** Runs `main.py` among these files. */
  run(files: Readonly<Record<string, string>>): Promise<Ran>;
}

/** For one interpreter, which then is taken to hang in the test that it began last. */
const LIMIT = 10 * 60_000;

/** This site's engine, in Chromium. */
export async function inThePage(version: string): Promise<Interpreters & AsyncDisposable> {
  const server = await serveEnginePage(false);
  const browser = await chromium.launch({
    executablePath: findChromium().executablePath,
    args: [...chromiumArgs],
  });
  const page = await browser.newPage();
  await page.goto(server.url);
  await page.waitForFunction(() => 'rig' in globalThis);
  const engines = enginesOf((function_, argument) => page.evaluate(function_ as never, argument));
  return {
    run: async (files) => {
      const { out, err, outcome } = await engines.run(
        version === '3.14' ? 'pyodide' : `pyodide-${version}`,
        files,
        {
          stopAt: LIMIT,
        },
      );
      return { out, err, ended: outcome?.kind === 'crash' ? outcome.message : JSON.stringify(outcome) };
    },
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** A Pyodide as it comes, in Node. */
export function inNode(version: string): Interpreters {
  return onThisMachine(process.execPath, join(import.meta.dirname, 'plain.ts'), version);
}

/** A Python of this machine, by its command, in a folder of its own that has the files. */
export function onThisMachine(command: string, ...begin: readonly string[]): Interpreters {
  return {
    run: async (files) => {
      const folder = await mkdtemp(join(tmpdir(), 'cpython-'));
      for (const [path, content] of Object.entries(files)) {
        await mkdir(join(folder, dirname(path)), { recursive: true });
        await writeFile(join(folder, path), content);
      }
      const python = spawn(command, [...begin, 'main.py'], { cwd: folder, timeout: LIMIT });
      const ended = new Promise<string>((resolve, reject) => {
        python.on('error', reject);
        python.on('close', (code, signal) => resolve(signal ?? `exit code ${code}`));
      });
      const [out, err, how] = await Promise.all([text(python.stdout), text(python.stderr), ended]);
      await rm(folder, { recursive: true });
      return { out, err, ended: how };
    },
  };
}
