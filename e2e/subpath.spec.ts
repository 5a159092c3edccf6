import { BELOW, SOURCE, builtFolder } from './builds.ts';
import { serveSite, type SiteServer } from './server.ts';
import { expect, test } from './story.ts';

let server: SiteServer;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  test.setTimeout(300_000);
  server = await serveSite({ folder: await builtFolder('below-a-path'), base: BELOW });
});
test.afterAll(() => server.close());

test('below a sub-path every link, picture and script of every page is found', async ({ request }) => {
  test.setTimeout(120_000);
  const seen = new Set<string>();
  const queue = [server.url, `${server.url}sitemap-0.xml`];
  const wrong: string[] = [];
  for (let url = queue.pop(); url !== undefined; url = queue.pop()) {
    const response = await request.get(url);
    if (!response.ok()) {
      wrong.push(`${response.status()} ${url}`);
      continue;
    }
    const type = response.headers()['content-type'] ?? '';
    if (!/html|css|xml/.test(type)) continue;
    const text = (await response.text()).replaceAll(
      /<(script|pre|template)\b(?![^>]*\bsrc=)[\s\S]*?<\/\1>/g,
      '',
    );
    const found = [
      ...text.matchAll(/\s(?:href|src)="([^"]+)"/g),
      ...text.matchAll(/url\(["']?([^"')]+)["']?\)/g),
      ...text.matchAll(/<loc>([^<]+)<\/loc>/g),
    ].map((match) => match[1] ?? '');
    for (const link of found) {
      if (/^(data:|mailto:|javascript:|#|blob:)/.test(link)) continue;
      const target = new URL(link.replaceAll('&amp;', '&'), url);
      // Absolute addresses of the site itself carry its public name.
      const own = target.hostname.endsWith('.example') ? new URL(target.pathname, server.url) : target;
      if (own.origin !== new URL(server.url).origin) continue;
      if (!own.pathname.startsWith(BELOW)) wrong.push(`${own.pathname} on ${new URL(url).pathname}`);
      own.hash = '';
      own.search = '';
      if (!seen.has(own.href)) {
        seen.add(own.href);
        queue.push(own.href);
      }
    }
  }
  expect([...new Set(wrong)]).toEqual([]);
  expect(seen.size).toBeGreaterThan(60);
});

test('below a sub-path a program runs, is shared, and opens in the playground', async ({
  page,
  strangers,
}) => {
  await page.goto(`${server.url}sample-2-async-await/`);
  const cell = page.locator('code-cell').first();
  await cell.getByRole('button', { name: 'Run' }).click();
  await expect(cell).toHaveAttribute('data-state', 'done', { timeout: 50_000 });
  await cell.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByLabel('Link', { exact: true })).toHaveValue(/\/await\/sample-2-async-await\/#/);
  await page.getByRole('link', { name: 'Open in playground' }).click();
  await expect(page).toHaveURL(/\/await\/play\/#/);
  await expect(page.locator('.play-banner')).toContainText('A copy of');
  await page.goto(`${server.url}samples/#sample-2`);
  await expect(page).toHaveURL(/\/await\/sample-2-async-await\/#sample2-original$/);
  strangers.length = 0;
});

test('where the source is published, Correct this opens an issue there, filled in', async ({
  page,
  context,
  strangers,
}) => {
  await context.route(`${SOURCE}/**`, (route) =>
    route.fulfill({ body: 'A form.', contentType: 'text/plain' }),
  );
  await page.goto(`${server.url}mechanism/`);
  await page.locator('.claim correct-this').first().getByRole('link', { name: 'Correct this' }).click();
  await page.waitForURL(`${SOURCE}/issues/new?**`);
  const asked = new URL(page.url()).searchParams;
  expect(asked.get('title')).toMatch(/^Correction: .+/);
  const body = asked.get('body') ?? '';
  expect(body).toMatch(/^Statement: .+/m);
  expect(body).toMatch(/^Where: https?:\/\/.+\/mechanism\//m);
  expect(body).toMatch(/^Verified on .+ with .*CPython 3\.14\.2/m);
  expect(body).toMatch(/^Counter-program: .+\/x\/[a-z0-9-]+\//m);
  strangers.length = 0;
});
