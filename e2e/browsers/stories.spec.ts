/** What a reader does most, told in browsers other than the one that all other stories are told in. */
import { payloadOf } from '../shared-link.ts';
import type { Reader } from './reader.ts';
import { expect, test } from './story.ts';

const SECTION = 'sample-2-async-await/';
const CELL = 'code-cell#sample2-original';
const OUTPUT = `${CELL} [role=log]`;
const STATUS = `${CELL} .cell-status`;

/** Opens a link to the cell that carries a program, and waits until it is shown: running what is not in sight is no test. */
async function opensLink(reader: Reader, program: string): Promise<void> {
  await reader.open(`${SECTION}#sample2-original~${payloadOf({ 'main.py': program })}`);
  await reader.sees(CELL, /Edited by whoever sent this link/);
}

/** Selects everything in the editor. */
const selectsAll = ['Control', 'a'] as const;

test('reads: the text, the code and what it printed are there, and the way on', async ({ reader }) => {
  await reader.open('');
  await reader.sees('h1', /\w/);
  await reader.clicksElement('main a.next-section');
  await reader.sees('code-cell .cell-code', /await/);
  await reader.sees('code-cell [role=log]', /YIELD_VALUE/);
  expect(await reader.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('runs: each line comes when it is printed', async ({ reader }) => {
  await reader.open(SECTION);
  await reader.evaluate((css) => {
    const came: Record<string, number> = {};
    new MutationObserver(() => {
      const lines = document.querySelector<HTMLElement>(css)!.innerText.trim().split('\n');
      // What another run printed stands there until this one prints.
      for (const gone of Object.keys(came).filter((line) => !lines.includes(line))) delete came[gone];
      for (const line of lines) came[line] ??= performance.now();
    }).observe(document.querySelector(css)!, { childList: true, subtree: true });
    Object.assign(globalThis, { came });
  }, OUTPUT);
  await reader.clicks('Run', CELL);
  await reader.cellIs(CELL, 'done');
  await reader.sees(OUTPUT, /after 0\.5 seconds\n.*after 1 seconds\n.*after 2 seconds$/);
  await reader.sees(STATUS, /^Finished/);
  const came = await reader.evaluate(() => (globalThis as unknown as { came: Record<string, number> }).came);
  const after = (delay: number): number => came[`Task completed after ${delay} seconds`]!;
  expect(after(2) - after(0.5)).toBeGreaterThan(300); // of 1500: a busy machine draws late
});

test('stops, and runs again', async ({ reader }) => {
  await opensLink(reader, 'import time\nprint("in", flush=True)\nwhile True: pass');
  await reader.clicks('Run', CELL);
  await reader.sees(OUTPUT, /^in$/);
  await reader.clicks('Stop', CELL);
  await reader.sees(STATUS, /^Stopped/);
  await reader.clicks('Back to the original', CELL);
  await reader.clicks('Run', CELL);
  await reader.cellIs(CELL, 'done');
});

test('edits, runs by the keyboard, leaves the editor, and takes it back', async ({ reader }) => {
  await reader.open(SECTION);
  await reader.clicks('Edit', CELL);
  await reader.writesIn(`${CELL} [role=textbox]`);
  await reader.driver.press(...selectsAll);
  // An extension module comes in a file of its own.
  await reader.driver.type('import sqlite3; print(*sqlite3.connect("").execute("select 42").fetchone())');
  await reader.driver.press('Control', 'Enter');
  await reader.cellIs(CELL, 'done');
  await reader.sees(OUTPUT, /^42$/);
  await reader.driver.press('Escape');
  await reader.driver.press('Tab');
  expect(await reader.evaluate(() => document.activeElement?.role)).not.toBe('textbox');
  await reader.reload();
  await reader.sees(`${CELL} .cell-code`, /^import sqlite3;/);
  await reader.clicks('Reset', CELL);
  await reader.sees(`${CELL} .cell-code`, /delayed_task_async/);
});

test('shares an edit, and whoever opens the link sees it, not run', async ({ reader }) => {
  await reader.open(SECTION);
  await reader.clicks('Edit', CELL);
  await reader.writesIn(`${CELL} [role=textbox]`);
  await reader.driver.press('Control', 'Home');
  await reader.driver.type('# mine ');
  await reader.clicks('Share', CELL);
  await reader.sees('dialog[open], [role=dialog]', /Copy link/);
  const page = await reader.evaluate(
    () =>
      document.querySelector<HTMLAnchorElement>('[role=dialog] a[href*="~v1."], dialog a[href*="~v1."]')
        ?.href,
  );
  const [, edit = ''] = /#.*?(~v1\..+)$/.exec(page ?? '') ?? [];
  await reader.evaluate(() => localStorage.clear());
  await reader.open(`${SECTION}#sample2-original${edit}`);
  await reader.sees(CELL, /Edited by whoever sent this link/);
  await reader.sees(`${CELL} .cell-code`, /^# mine /);
  await reader.cellIs(CELL, 'idle');
});

test('opens the timeline, and steps through it by keys', async ({ reader }) => {
  await reader.open(SECTION);
  await reader.clicks('Timeline', CELL);
  await reader.waitsFor((css) => document.querySelector(`${css} .timeline-lanes text`) !== null, CELL);
  await reader.evaluate(
    (css) => document.querySelector<HTMLElement>(`${css} [role=slider], ${css} input[type=range]`)?.focus(),
    CELL,
  );
  await reader.driver.press('Home');
  await reader.sees(`${CELL} .timeline-words`, /main\.py begins/);
  await reader.driver.press('ArrowRight');
  await reader.sees(`${CELL} .timeline-words`, /^(?!.*main\.py begins)./);
});

test('runs JavaScript, and ends a loop that holds its thread', async ({ reader }) => {
  await reader.open('play/#js');
  await reader.clicks('Run', 'code-cell');
  await reader.cellIs('code-cell', 'done');
  await reader.sees('code-cell [role=log]', /yield/);
  const loop = 'console.log("in"); (function next() { Promise.resolve().then(next) })()';
  await reader.open(`play/#js~${payloadOf({ 'main.mjs': loop })}`);
  await reader.clicks('Run', 'code-cell');
  await reader.sees('code-cell [role=log]', /^in$/);
  await reader.clicks('Stop', 'code-cell');
  await reader.cellIs('code-cell', 'stopped');
  await reader.clicks('Run', 'code-cell');
  await reader.sees('code-cell [role=log]', /^in$/);
  await reader.clicks('Stop', 'code-cell');
  await reader.cellIs('code-cell', 'stopped');
});

test('writes in the playground, and finds it again', async ({ reader }) => {
  await reader.open('play/');
  await reader.clicks('Edit', 'play-ground code-cell');
  await reader.writesIn('play-ground [role=textbox]');
  await reader.driver.press(...selectsAll);
  await reader.driver.type('print("played")');
  await reader.driver.press('Control', 'Enter');
  await reader.sees('play-ground [role=log]', /^played$/);
  await reader.reload();
  await reader.sees('play-ground .cell-code', /print\("played"\)/);
});

test('prints without end: it ends in words, and the next run works', async ({ reader }) => {
  await opensLink(reader, 'while True: print("x" * 100)');
  await reader.clicks('Run', CELL);
  await reader.sees(STATUS, /^Stopped: it printed more than/);
  await reader.clicks('Back to the original', CELL);
  await reader.clicks('Run', CELL);
  await reader.cellIs(CELL, 'done');
});

test('loses a file of the page: it is said, and Retry gets it', async ({ reader, site }) => {
  site.loses(/\/editor\.[^/]*\.js/);
  await reader.open(SECTION);
  await reader.clicks('Edit', CELL);
  await reader.sees(CELL, /The editor could not be loaded/);
  site.loses(undefined);
  await reader.clicks('Retry', CELL);
  await reader.sees(`${CELL} [role=textbox]`, /async def/);
});

test('reads and runs without a network what was kept', async ({ reader, site }) => {
  await reader.open(SECTION);
  await reader.clicks('Run', CELL);
  await reader.cellIs(CELL, 'done');
  // The service worker answers, and each file of the engine is kept.
  await reader.waitsFor(async () => {
    if (navigator.serviceWorker.controller?.state !== 'activated') return false;
    const cache = await caches.open('engines');
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
    const files = loaded.filter((name) => name.includes('/_engine/'));
    const kept = await Promise.all(files.map((file) => cache.match(file)));
    return files.length > 0 && kept.every((answer) => answer !== undefined);
  });
  await site.close();
  // Along links, as readers go. By a visit of its own WebKitGTK sometimes comes to a service worker that is about to end,
  // since the site was left for a moment, and waits for ever for its answer.
  await reader.clicksElement('nav a[href$="/event-loop/"]');
  await reader.sees('h1', /event loop/i);
  await reader.clicksElement(`nav a[href$="/${SECTION}"]`);
  await reader.sees('h1', /async\/await/i);
  await reader.clicks('Run', CELL);
  await reader.cellIs(CELL, 'done');
});

test('opens a page with its offline worker in place: the page is loaded once', async ({ reader }) => {
  await reader.open('about/');
  await reader.clicks('Keep for offline', 'keep-offline');
  await reader.waitsFor(() => navigator.serviceWorker.controller?.state === 'activated');
  await reader.open(SECTION);
  // Asking the page anything counts as something that its reader has done.
  await new Promise((over) => setTimeout(over, 1500));
  expect(
    await reader.evaluate(() =>
      performance.getEntriesByType('navigation').map((entry) => (entry as PerformanceNavigationTiming).type),
    ),
  ).toEqual(['navigate']);
});
