import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveSite } from './server.ts';
import { expect, test, type Page } from './story.ts';

test.use({ serviceWorkers: 'allow' });

/** Until a worker answers for this page and everything is kept. */
const controlled = (page: Page) =>
  page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated', undefined, {
    timeout: 50_000,
  });

test(
  'an untouched first visit keeps nothing, asks for nothing more, and is light',
  { tag: '@waits' },
  async ({ page, context }) => {
    const network = await context.newCDPSession(page);
    await network.send('Network.enable');
    let bytes = 0;
    network.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    await page.goto('./');
    await page.waitForLoadState('networkidle');
    const first = bytes;
    expect(first, 'bytes of the first page, with fonts').toBeLessThanOrEqual(120_000);
    await page.waitForTimeout(20_000);
    expect(bytes, 'bytes 20 seconds later').toBe(first);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(
      0,
    );
  },
);

test('nothing is kept unasked where the reader saves data; when asked, everything is', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true, effectiveType: '4g' } });
  });
  await page.goto('./');
  await page.getByRole('link', { name: 'Next, section 2' }).click();
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(3000);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await page.goto('./about/');
  await page.getByRole('button', { name: 'Keep for offline' }).click();
  await expect(page.getByText('is kept on this device, and Python')).toBeVisible({ timeout: 100_000 });
  await context.setOffline(true);
  await page.goto('./x/sample2-original/?embed');
  await expect(page.getByRole('button', { name: 'Run' })).toBeVisible();
  await page.goto('./x/sample2-original/');
  const cell = page.locator('code-cell').first();
  await cell.getByRole('button', { name: 'Run' }).click();
  await expect(cell).toHaveAttribute('data-state', 'done', { timeout: 50_000 });
});

test('a second page is not slowed by the worker, and without a network a reader is told which pages are not kept', async ({
  page,
  context,
}) => {
  const early: string[] = [];
  let loaded = false;
  page.on('load', () => (loaded = true));
  page.on('request', (request) => {
    if (request.isNavigationRequest()) loaded = false;
    if (!loaded && request.url().endsWith('/sw.js')) early.push(request.url());
  });
  await page.goto('./');
  await page.getByRole('link', { name: 'Next, section 2' }).click();
  await controlled(page);
  expect(early, 'asked for before the page had loaded').toEqual([]);
  await test.step('without a network a reader is told which pages are not kept, and what to do', async () => {
    await context.setOffline(true);
    await page.goto('./claims/');
    await expect(page.getByText('this page is not kept on this device')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Keep for offline' })).toBeDisabled();
    await context.setOffline(false);
    await expect(page.getByRole('button', { name: 'Keep for offline' })).toBeEnabled();
  });
});

test('without a network a reader reads the sections, and runs and checks what was run and checked before', async ({
  page,
  context,
}) => {
  test.setTimeout(180_000);
  const kept = () =>
    page.evaluate(async () => (await (await caches.open('engines')).keys()).map(({ url }) => url).join());
  const exercise = page.locator('code-cell#countdown');
  const check = async (): Promise<void> => {
    await exercise.getByRole('button', { name: 'Check' }).click();
    await expect(exercise.getByText('0 of 4 checks passed')).toBeVisible({ timeout: 60_000 });
  };
  const cell = page.locator('code-cell').first();
  const engine = cell.getByRole('combobox', { name: 'Engine' });
  const runs = async (): Promise<void> => {
    await cell.getByRole('button', { name: 'Run' }).click();
    await expect(cell).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
  };

  // A run brings the worker, and so does a check: each is a reader's first step here once.
  await page.goto('./sample-2-async-await/');
  await engine.selectOption({ label: 'CPython 3.12' });
  await runs();
  await controlled(page);
  await expect.poll(kept).toContain('pyodide-3.12-');
  await page.evaluate(async () => {
    for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
  });
  await page.goto('./x/countdown/');
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
  await check();
  await controlled(page);
  await expect.poll(kept).toMatch(/pyodide-3\.14-.*pyodide-3\.12-|pyodide-3\.12-.*pyodide-3\.14-/);

  await context.setOffline(true);
  await test.step('a reader reads the sections and runs what was run before, in the versions that were used', async () => {
    await page.goto('./event-loop?ref=a#what-is-it');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/event loop/i);
    await expect(page).toHaveURL(/\/event-loop\/\?ref=a#what-is-it$/);
    await page.goto('./sample-2-async-await/');
    await expect(engine, 'remembered for this cell').toHaveValue('pyodide-3.12');
    for (const version of ['3.12', '3.14']) {
      await engine.selectOption({ label: `CPython ${version}` });
      await runs();
      await expect(cell.locator('.cell-engine')).toContainText(`CPython ${version}.`);
    }
  });
  await test.step('who has checked an exercise once goes on, on its page and in its section', async () => {
    await page.goto('./x/countdown/');
    await check();
    await page.goto('./before-async-await/');
    await page.getByRole('button', { name: 'Write it here' }).first().click();
    await check();
    await page.goto('./exercises/');
    await expect(page.getByRole('link', { name: 'A generator that pauses' })).toBeVisible();
  });
});

test('where a host is not done with a deployment nothing of it is kept; a kept page is there whatever a link adds', async ({
  browser,
}) => {
  let done = false;
  const server = await serveSite({
    folder: process.env['DIST'] ?? 'dist',
    intercept({ url }, response) {
      if (done || !url?.includes('/share-panel.')) return false;
      response.writeHead(200, { 'content-type': 'text/html' }).end('Not here yet');
      return true;
    },
  });
  const context = await browser.newContext({ baseURL: server.url });
  const page = await context.newPage();
  await page.goto('./about/');
  const keep = page.getByRole('button', { name: 'Keep for offline' });
  await keep.click();
  await expect(page.getByText('Not everything is kept: a file did not arrive. Press again')).toBeVisible();
  done = true;
  await keep.click();
  await controlled(page);
  await context.setOffline(true);
  await page.goto('./sample-1-generators/?fbclid=a&ref=b');
  await page.locator('code-cell').first().getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await context.close();
  await server.close();
});

test('the site has its icons once a page is painted, and installed as an app it opens the playground', async ({
  page,
  request,
}) => {
  await page.goto('./');
  for (const rel of ['icon', 'apple-touch-icon']) {
    const icon = page.locator(`head link[rel=${rel}]`);
    await expect(icon).toHaveAttribute('href', /\.(svg|png)$/);
    const answer = await request.get(new URL((await icon.getAttribute('href')) ?? '', page.url()).href);
    expect(answer.headers()['content-type']).toMatch(/^image\/(svg\+xml|png)/);
  }
  const href = (await page.locator('link[rel=manifest]').getAttribute('href')) ?? '';
  const address = new URL(href, page.url());
  const manifest = (await (await request.get(address.href)).json()) as {
    start_url: string;
    display: string;
    icons: { src: string }[];
  };
  expect(new URL(manifest.start_url, address).pathname).toMatch(/\/play\/$/);
  expect(manifest.display).toBe('standalone');
  for (const { src } of manifest.icons) {
    expect((await request.get(new URL(src, address).href)).headers()['content-type']).toBe('image/png');
  }
});

test('an old tab keeps working through a deployment, and the next visit gets the new site whole', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'deployment-'));
  cpSync(process.env['DIST'] ?? 'dist', folder, { recursive: true });
  const server = await serveSite({ folder });
  const context = await browser.newContext({ baseURL: server.url });
  const tab = await context.newPage();
  await tab.goto('./');
  await tab.getByRole('link', { name: 'Next, section 2' }).click();
  await controlled(tab);
  await tab.goto('./');
  await tab.evaluate(() => caches.open('pages-of-the-old-build'));

  // The new build: another front page, and none of the old scripts.
  const index = join(folder, 'index.html');
  const page = readFileSync(index, 'utf8').replace('</body>', '<p id="deployed">new</p></body>');
  writeFileSync(index, page);
  const worker = join(folder, 'sw.js');
  const old = readFileSync(worker, 'utf8');
  const entry = /(?<=[{,]url:"\/index\.html",)[^}]*/;
  const integrity = `sha256-${createHash('sha256').update(page).digest('base64')}`;
  writeFileSync(worker, old.replace(entry, `revision:"f00",integrity:"${integrity}"`));
  expect(readFileSync(worker, 'utf8')).not.toBe(old);
  rmSync(join(folder, '_astro'), { recursive: true });
  await tab.evaluate(async () => (await navigator.serviceWorker.ready).update());
  const waiting = () => tab.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state);
  await expect.poll(waiting, { timeout: 30_000 }).toBe('installed');

  // The old tab and its companions stay with the old build, scripts included.
  const second = await context.newPage();
  await second.goto('./sample-1-generators/');
  await expect(second.locator('#deployed')).toHaveCount(0);
  await second.locator('code-cell').first().getByRole('button', { name: 'Share' }).click();
  await expect(second.getByRole('dialog')).toBeVisible();
  await second.goto('./');
  await expect(second.locator('#deployed')).toHaveCount(0);
  expect(await waiting()).toBe('installed');
  const kept = async () => (await tab.evaluate(() => caches.keys())).join();
  expect(await kept()).toContain('pages-of-the-old-build');
  await second.close();

  // Opened anew as the only tab, it changes over by itself where nobody has pressed anything; what a story asks counts as that.
  await tab.addInitScript(() =>
    Object.defineProperty(navigator, 'userActivation', { value: { hasBeenActive: false } }),
  );
  await tab.reload();
  await expect(tab.locator('#deployed')).toBeAttached({ timeout: 30_000 });
  await expect.poll(kept).not.toContain('pages-of-the-old-build');
  await context.close();
  await server.close();
  rmSync(folder, { recursive: true });
});
