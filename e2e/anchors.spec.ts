import { readFileSync } from 'node:fs';
import { countClaims } from './pages.ts';
import { payloadOf } from './shared-link.ts';
import { expect, test } from './story.ts';

const listed = readFileSync(new URL('../content/anchors.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('/'));
/** Addresses that lead elsewhere. */
const moved = readFileSync(new URL('../content/redirects.yaml', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((line) => /^(\/\S+): /.exec(line)?.[1] ?? []);

test.use({ servesEngines: false });

test('an address that moved leads to where its content is', async ({ page }) => {
  await test.step('a page that moved takes the reader and what the link carries along', async () => {
    await page.goto('./playground/');
    await expect(page).toHaveURL(/\/play\/$/);
    await page.goto('./samples/#sample1-original:L2');
    await expect(page).toHaveURL(/\/sample-1-generators\/#sample1-original:L2$/);
    await page.goto('./samples/#sample-2');
    await expect(page).toHaveURL(/\/sample-2-async-await\/#sample2-original$/);
  });
  await test.step('an anchor that moved takes an edit along', async () => {
    await page.goto('about:blank');
    await page.goto(`./sample-1-generators/#sample-1~${payloadOf({ 'main.py': 'print(42)' })}`);
    await expect(page).toHaveURL(/#sample1-original~v1\./);
    await expect(page.locator('code-cell#sample1-original .cell-code')).toContainText('print(42)');
  });
  await test.step('lines of an example that another page shows lead to the example’s own page', async () => {
    await page.goto('about:blank');
    await page.goto('./answer/#sample3-timed:L2');
    await expect(page).toHaveURL(/\/x\/sample3-timed\/#sample3-timed:L2$/);
    await expect(page.locator('.line[data-marked]')).toHaveCount(1);
  });
  await test.step('a claim that is no longer scored leads to where its point is examined', async () => {
    await page.goto('about:blank');
    await page.goto('./sample-1-generators/#sample1-what-it-does');
    await expect(page).toHaveURL(/\/sample-2-async-await\/#sample2-the-same-task$/);
    await page.goto('./claims/#sample3-output');
    await expect(page).toHaveURL(/\/sample-3-async-generator\/#what-it-prints$/);
  });
});

test('published anchors are where the list says', async ({ page }) => {
  const anchors = listed
    .filter((address) => address.startsWith('/sample-1-generators/#'))
    .filter((address) => !moved.includes(address));
  expect(anchors.length).toBeGreaterThan(3);
  await page.goto('./sample-1-generators/');
  for (const address of anchors) {
    const anchor = address.split('#')[1] ?? '';
    await expect(page.locator(`[id="${anchor}"]`)).toBeAttached();
  }
});

test('machines find the sitemap, the claims, llms.txt and structured data', async ({ page, request }) => {
  const claims = (await (await request.get('./claims.json')).json()) as {
    counts: Record<string, number>;
    claims: { id: string; verdict: string; url: string }[];
  };
  expect(claims.claims).toHaveLength(countClaims());
  const { all, ...verdicts } = claims.counts;
  expect(all).toBe(countClaims());
  expect(Object.values(verdicts).reduce((sum, count) => sum + count, 0)).toBe(all);
  expect(await (await request.get('./llms.txt')).text()).toContain('## Sections');
  expect((await request.get('./sitemap-index.xml')).ok()).toBe(true);

  await page.goto('./sample-1-generators/');
  const data = (await page.locator('script[type="application/ld+json"]').allTextContents()).map(
    (text) => JSON.parse(text) as { '@type': string | string[]; url: string },
  );
  expect(data.some((item) => item['@type'].includes('Article'))).toBe(true);
  const reviews = data.filter((item) => item['@type'] === 'ClaimReview');
  expect(reviews.length).toBeGreaterThan(0);
  for (const { url } of reviews) await expect(page.locator(`[id="${url.split('#')[1]}"]`)).toBeAttached();
});

test('an address that leads nowhere offers the one that is near, with what the link carries', async ({
  page,
}) => {
  const near = page.locator('.near-address');
  for (const [wrong, right] of [
    ['claim/', '/claims/'],
    ['Sample-1-Generator/#sample1-original', '/sample-1-generators/'],
    ['x/sample2-orignal/', '/x/sample2-original/'],
    ['countdown/', '/x/countdown/'],
  ] as const) {
    await page.goto(`./${wrong}`);
    await expect(near.getByRole('link', { name: right, exact: true })).toBeVisible();
  }
  await page.goto('./Sample-1-Generator/#sample1-original');
  await near.getByRole('link').click();
  await expect(page).toHaveURL(/\/sample-1-generators\/#sample1-original$/);
  const looks = () =>
    page.locator('nav a[data-section]').evaluateAll((all) =>
      all.map((link) => {
        const { display, color, fontSize, padding } = getComputedStyle(link);
        return [display, color, fontSize, padding];
      }),
    );
  await page.goto('./about/');
  const usual = await looks();
  await page.goto('./nothing-like-it/');
  expect(await looks(), 'the list of sections looks as on other pages').toEqual(usual);
  await expect(page.getByText('There is nothing at this address')).toBeVisible();
  await expect(near).toBeHidden();
});
