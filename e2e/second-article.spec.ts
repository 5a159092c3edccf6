import { readFileSync, readdirSync } from 'node:fs';
import { startBlog } from './blog.ts';
import { builtFolder } from './builds.ts';
import { serveSite, type SiteServer } from './server.ts';
import { expect, test } from './story.ts';

let folder: string;
let server: SiteServer;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  folder = await builtFolder('second-article');
  server = await serveSite({ folder });
});
test.afterAll(() => server.close());
test.beforeEach(({ strangers }) => {
  // The site of this story is not the one that others are held to.
  strangers.length = 0;
});
test.afterEach(({ strangers }) => {
  expect(strangers.filter((url) => !url.startsWith(server.url))).toEqual([]);
  strangers.length = 0;
});

test('a second article has its own name, its own numbers and its own hues', async ({ page }) => {
  await page.goto(server.url);
  await expect(page).toHaveTitle(/^Is is just ==\?/);
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toHaveText('Is is just ==?');
  await expect(title.locator('[data-mark]')).toHaveText(['is', '==']);
  await expect(title.locator('[data-mark="second"]')).toHaveCSS('text-decoration-color', 'rgb(123, 31, 162)');
  await expect(page.getByRole('banner').getByRole('link', { name: 'Is is just ==?' })).toBeVisible();
  await expect(page.locator('code[data-mark]').first()).toHaveText('==');
  await page.getByRole('link', { name: 'Next, section 2' }).click();
  await expect(page.getByText('Section 2 of 2')).toBeVisible();
  await page.goto(`${server.url}claims/`);
  await expect(page.locator('.claim-row')).toHaveCount(2);
  await expect(page.getByRole('figure')).toContainText('2 claims');
  const manifest = await page.request.get(`${server.url}app.webmanifest`);
  expect(await manifest.json()).toMatchObject({ name: 'Is is just ==?', short_name: 'is / ==' });
});

test('its programs run, in both languages, and its playground starts with its own', async ({ page }) => {
  await page.goto(server.url);
  const python = page.locator('code-cell#same-list');
  await python.getByRole('button', { name: 'Run' }).click();
  await expect(python).toHaveAttribute('data-state', 'done', { timeout: 50_000 });
  await expect(python.getByRole('log')).toContainText('the same: False');
  await page.goto(`${server.url}javascript/`);
  const javascript = page.locator('code-cell#js-same-array');
  await javascript.getByRole('button', { name: 'Run' }).click();
  await expect(javascript).toHaveAttribute('data-state', 'done', { timeout: 50_000 });
  await expect(javascript.getByRole('log')).toContainText('itself: true');
  await page.goto(`${server.url}play/#py`);
  await expect(page.locator('play-ground')).toContainText('print(a == "one")');
});

test('an example that was renamed is found under its old name: page, frame, oEmbed, picture, anchor, playground', async ({
  page,
  strangers,
}) => {
  await page.goto(`${server.url}x/equal-lists/?embed#equal-lists:L2`);
  await expect(page).toHaveURL(`${server.url}x/same-list/?embed#same-list:L2`);
  await expect(page.locator('html')).toHaveAttribute('data-embed', '');
  const bytes = async (address: string) => {
    const answer = await page.request.get(server.url + address);
    expect(answer.status(), address).toBe(200);
    return answer.body();
  };
  // What other sites have kept since: the answer to their question, its picture, the program.
  for (const file of ['x/*/oembed.json', 'x/*/program.json', 'cards/x/*.png']) {
    const [old, now] = [file.replace('*', 'equal-lists'), file.replace('*', 'same-list')];
    expect((await bytes(old)).equals(await bytes(now)), old).toBe(true);
  }
  await page.goto(`${server.url}#equal-lists`);
  await expect(page).toHaveURL(`${server.url}#same-list`);
  await page.goto(`${server.url}play/#equal-lists`);
  await expect(page.locator('play-ground')).toContainText('b.append(3)');

  // A frame with the old address, on a page of another origin.
  const blog = await startBlog(
    `<iframe src="${server.url}x/equal-lists/?embed" width="600" height="600"></iframe>`,
  );
  await page.goto(blog.address);
  const inside = page.frameLocator('iframe');
  await expect(inside.locator('header.header')).toBeHidden();
  await inside.getByRole('button', { name: 'Run' }).click();
  await expect(inside.locator('code-cell#same-list')).toHaveAttribute('data-state', 'done', {
    timeout: 50_000,
  });
  blog.close(strangers);
});

test('nothing of the first article is on its pages', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const texts = files.filter((name) => /\.(html|json|txt|webmanifest|xml)$/.test(name));
  expect(texts.length).toBeGreaterThan(10);
  for (const name of texts) {
    expect(readFileSync(`${folder}/${name}`, 'utf8'), name).not.toMatch(
      /await just|is-await|23 December|of 13\b|49 claims/,
    );
  }
});
