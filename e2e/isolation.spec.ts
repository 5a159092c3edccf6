import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BELOW, builtFolder } from './builds.ts';
import { serveSite } from './server.ts';
import { expect, test } from './story.ts';

test('every page, worker file and asset has the headers that Node needs', async ({ request, site }) => {
  const isolated = {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  };
  const answer = await request.get(`${site.url}javascript/`);
  expect(answer.headers()).toMatchObject(isolated);
  const worker = readdirSync(join(process.env['DIST'] ?? 'dist', '_astro')).find((name) =>
    /worker.*\.js$/.test(name),
  );
  const script = await request.get(`${site.url}_astro/${worker}`);
  expect(script.ok()).toBe(true);
  expect(script.headers()).toMatchObject(isolated);
});

test('without headers, a build with COI_SERVICE_WORKER=1 isolates its pages by its worker', async ({
  browser,
  strangers,
}) => {
  test.setTimeout(300_000);
  const folder = await builtFolder('below-a-path');
  const bare = await serveSite({ folder, base: BELOW, siteHeaders: false });
  const context = await browser.newContext({ serviceWorkers: 'allow' });
  try {
    const page = await context.newPage();
    await page.goto(`${bare.url}javascript/`);
    // The first visit comes before the worker. It loads once more by itself, unless the reader has begun to do something,
    // which a test that looks into the page has.
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, {
      timeout: 120_000,
    });
    await page.goto(`${bare.url}javascript/`);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    const cell = page.locator('#js-differences');
    await cell.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(cell).toHaveAttribute('data-state', 'done');
    await page.goto(`${bare.url}python-3-5/`);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  } finally {
    strangers.length = 0;
    await context.close();
    await bare.close();
  }
});

test('Python runs on an isolated page, and the sandbox’s frame cannot be led to another address', async ({
  page,
  strangers,
}) => {
  await page.goto('./x/sample2-original/');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  const cell = page.locator('#sample2-original');
  await cell.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(cell).toHaveAttribute('data-state', 'done', { timeout: 45_000 });
  const asked: string[] = [];
  await page.route('https://elsewhere.example/**', (route) => {
    asked.push(route.request().url());
    return route.fulfill({ body: 'reached' });
  });
  const [sandbox] = page.frames().slice(1);
  const refused = page.evaluate(
    () =>
      new Promise((resolve) =>
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
          resolve(effectiveDirective),
        ),
      ),
  );
  await sandbox?.evaluate(() => void (location.href = 'https://elsewhere.example/?secret'));
  expect(await refused).toBe('frame-src');
  expect(asked).toEqual([]);
  await page.evaluate(() => fetch('https://elsewhere.example/control', { mode: 'no-cors' }).catch(() => {}));
  expect(asked).toEqual(['https://elsewhere.example/control']);
  strangers.length = 0; // the control
});
