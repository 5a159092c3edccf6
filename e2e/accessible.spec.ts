import { expect, test } from './story.ts';

test.use({ servesEngines: false });

test('a reader who tabs through a page is first offered the way past the navigation', async ({ page }) => {
  await page.goto('./mechanism/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
});

test('a reader learns what a term means without leaving the sentence', async ({ page }) => {
  await page.goto('./mechanism/');
  const term = page.locator('glossary-term').first();
  await term.getByRole('link').focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(term.getByRole('tooltip')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(term.getByRole('tooltip')).toBeHidden();
  await term.getByRole('link').hover();
  await expect(term.getByRole('tooltip')).toBeVisible();
  await test.step('the pointer that wakes the page by coming to it opens it as well', async () => {
    await page.goto('./mechanism/', { waitUntil: 'load' });
    await term.getByRole('link').hover();
    await expect(term.getByRole('tooltip')).toBeVisible();
  });
});

test('what translates a page leaves code, output, editor and timeline as they are', async ({ page }) => {
  await page.goto('./sample-1-generators/');
  const cell = page.locator('code-cell#sample1-original');
  const translated = (selector: string) =>
    cell
      .locator(selector)
      .evaluateAll((all) =>
        all.map((each) => each.closest('[translate]')?.getAttribute('translate') !== 'no'),
      );
  await cell.getByRole('button', { name: 'Timeline' }).click();
  await expect(cell.locator('timeline-panel svg').first()).toBeVisible();
  expect(await translated('.cell-code pre')).toEqual([false]);
  expect(await translated('[role=log]')).toEqual([false]);
  const labels = await translated('.timeline-lanes text');
  expect(labels).not.toEqual([]);
  expect(labels).not.toContain(true);
  await cell.getByRole('button', { name: 'Edit' }).click();
  await expect(cell.getByRole('textbox')).toBeVisible();
  expect(await translated('[role=textbox]')).toEqual([false]);
  // The page's own words may be translated.
  expect(
    await page
      .locator('main p')
      .first()
      .evaluate((each) => each.closest('[translate=no]')),
  ).toBeNull();
});

test.describe('with letters of twice the size', () => {
  test.use({ viewport: { width: 390, height: 800 }, servesEngines: false });
  for (const address of ['./sample-2-async-await/', './x/sample2-timed/', './x/countdown/', './playground/'])
    test(`on a phone nothing that is pressed is cut off: ${address}`, async ({ page }) => {
      await page.goto(address);
      await expect(page.locator('.cell-run').first()).toBeVisible();
      await page.addStyleTag({ content: ':root { font-size: 200% !important }' });
      const beyond = () =>
        page
          .locator('main :is(button, select, summary)')
          .evaluateAll((all) =>
            all
              .filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > innerWidth)
              .map((each) => `${each.className} ${each.textContent}`),
          );
      await expect.poll(beyond).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThan(1);
    });
});

test('where a translator turns the page to the right, the name of the site is not turned', async ({
  page,
}) => {
  await page.goto('./');
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  await expect(page.locator('.site-title [translate=no]')).toHaveCSS('direction', 'ltr');
});
