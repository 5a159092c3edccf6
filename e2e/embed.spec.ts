import { startBlog } from './blog.ts';
import { serveSite } from './server.ts';
import { expect, test } from './story.ts';

test('a page of an example, or an exercise, names its section, its picture and its oEmbed', async ({
  page,
  request,
}) => {
  await page.goto('./x/same-bytecode/');
  const content = (selector: string) => page.locator(selector).getAttribute('content');
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', /^https:\/\/[^/]+\/.*\/$/);
  expect(await page.locator('link[rel=canonical]').getAttribute('href')).not.toContain('/x/');
  expect(await content('meta[property="og:url"]')).toContain('/x/same-bytecode/');
  expect(await content('meta[name="description"]')).toBeTruthy();
  const image = new URL((await content('meta[property="og:image"]')) ?? '').pathname;
  const png = await (await request.get(new URL(image, page.url()).href)).body();
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  const oembed = await page.locator('link[type="application/json+oembed"]').getAttribute('href');
  const answer = (await (
    await request.get(new URL(new URL(oembed ?? '').pathname, page.url()).href)
  ).json()) as { type: string; html: string };
  expect(answer.type).toBe('rich');
  expect(answer.html).toContain('/x/same-bytecode/?embed');

  await page.goto('./x/countdown/');
  const exercise = await page.locator('link[type="application/json+oembed"]').getAttribute('href');
  const asked = await request.get(new URL(new URL(exercise ?? '').pathname, page.url()).href);
  const { title, html, thumbnail_url } = (await asked.json()) as Record<string, string>;
  expect([title, html]).toEqual(['A generator that pauses', expect.stringContaining('/x/countdown/?embed')]);
  expect(await content('meta[property="og:image"]')).toBe(thumbnail_url);
  const card = new URL(new URL(thumbnail_url ?? '').pathname, page.url()).href;
  expect((await request.get(card)).headers()['content-type']).toBe('image/png');
});

/** In the page: as browsers do that allow a frame no storage. */
function refuseStorage(): void {
  for (const name of ['localStorage', 'sessionStorage', 'caches'] as const) {
    Object.defineProperty(window, name, {
      configurable: true,
      get() {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  }
}

test('an example runs in a frame of another origin and tells its height', async ({
  page,
  site,
  strangers,
}) => {
  const frame = `<iframe src="${site.url}x/sample1-original/?embed" width="100%" height="200" title="t"></iframe>`;
  // What oEmbed and Share hand out: the frame and the script that resizes it.
  const answer = await (await fetch(`${site.url}x/sample1-original/oembed.json`)).json();
  const script = /<script>[\s\S]*<\/script>/.exec((answer as { html: string }).html)?.[0] ?? '';
  const blog = await startBlog(frame + script);
  await page.goto(blog.address);
  const inside = page.frameLocator('iframe');
  await expect(inside.getByRole('button', { name: 'Run' })).toBeVisible();
  await expect(inside.locator('header.header')).toBeHidden();
  await expect.poll(async () => (await page.locator('iframe').boundingBox())?.height).toBeGreaterThan(500);
  await inside.getByRole('button', { name: 'Run' }).click();
  await expect(inside.locator('code-cell')).toHaveAttribute('data-state', 'done', { timeout: 50_000 });
  await expect(inside.getByRole('log', { name: 'Output' })).toContainText('Task completed after 2 seconds');
  const within = page.frames()[1]!;
  const overflow = () =>
    within.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight);
  await expect.poll(overflow, { message: 'how much higher the example is than its frame' }).toBe(0);
  blog.close(strangers);
});

test('an exercise is written and checked in a frame of another origin, and says what is not kept', async ({
  page,
  site,
  strangers,
}) => {
  const blog = await startBlog(
    `<iframe src="${site.url}x/countdown/?embed" width="100%" height="900"></iframe>`,
  );
  const inside = page.frameLocator('iframe');
  const status = inside.locator('.exercise-status');
  const check = async (): Promise<void> => {
    await inside.getByRole('button', { name: 'Check' }).click();
    await expect(status).toContainText('All 4 of 4 checks passed. You wrote it.', { timeout: 60_000 });
  };
  const write = async (): Promise<void> => {
    await inside.getByRole('button', { name: 'Edit', exact: true }).click();
    await inside.getByRole('textbox', { name: 'main.py' }).press('ControlOrMeta+a');
    await page.keyboard.insertText(
      'def countdown(n):\n    for n in range(n, 0, -1):\n        print("at", n)\n        yield n\n    return "lift-off"\n',
    );
  };
  await page.goto(blog.address);
  await write();
  await check();
  // A browser that gives a frame a storage of its own for each site around it keeps the program there. Others allow it
  // none, Chromium's private windows among them.
  const frame = page.frames().find((one) => one.url().startsWith(site.url));
  if (await frame!.evaluate(() => Boolean(globalThis.localStorage))) {
    await page.reload();
    await expect(inside.locator('.cell-code')).toContainText('range(n, 0, -1)');
  }
  await page.addInitScript(refuseStorage);
  await page.reload();
  await expect(inside.locator('.cell-code')).not.toContainText('range(n, 0, -1)');
  await write();
  await expect(inside.getByText('This browser keeps no more edits here')).toBeVisible();
  await check();
  await expect(status).toContainText('This browser could not remember that: it has no room, or allows none.');
  blog.close(strangers);
});

test('an example in a frame works where storage is refused', async ({ page }) => {
  await page.addInitScript(refuseStorage);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto('./x/sample2-original/?embed');
  await expect(page.locator('header.header')).toBeHidden();
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(page.locator('code-cell')).toHaveAttribute('data-state', 'done', { timeout: 50_000 });
  expect(errors).toEqual([]);
});

test('a frame without an origin runs where the host lets everybody have its files, and elsewhere says why not', async ({
  page,
  site,
  strangers,
}) => {
  const bare = await serveSite({ folder: process.env['DIST'] ?? 'dist', siteHeaders: false });
  const framed = (url: string, id: string) =>
    startBlog(
      `<iframe src="${url}x/${id}/?embed" sandbox="allow-scripts" width="100%" height="900" title="t"></iframe>`,
    );
  const inside = page.frameLocator('iframe');
  const blog = await framed(site.url, 'sample1-original');
  await page.goto(blog.address);
  await inside.getByRole('button', { name: 'Run' }).click();
  await expect(inside.locator('code-cell')).toHaveAttribute('data-state', 'done', { timeout: 50_000 });
  await expect(inside.getByRole('log', { name: 'Output' })).toContainText('Task completed after 2 seconds');
  blog.close(strangers);
  for (const id of ['sample1-original', 'countdown']) {
    const other = await framed(bare.url, id);
    await page.goto(other.address);
    await expect(inside.getByRole('button', { name: 'Run' })).toBeHidden();
    const words = () => inside.locator('main').evaluate((main) => getComputedStyle(main, '::before').content);
    await expect.poll(words).toContain('sandbox lacks allow-same-origin');
    other.close(strangers);
  }
  await bare.close();
  strangers.length = 0;
});
