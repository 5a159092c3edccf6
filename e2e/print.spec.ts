import { expect, test } from './story.ts';

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
});

test('a printed section is the text, the programs and what they printed, dark on white', async ({ page }) => {
  await page.goto('./sample-1-generators/');
  await expect(page.locator('body')).toHaveCSS('color', 'rgb(29, 27, 24)');
  for (const chrome of ['site-search', 'nav.sidebar', '.right-sidebar-container', '.cell-buttons']) {
    for (const part of await page.locator(chrome).all()) await expect(part).toBeHidden();
  }
  const cell = page.locator('code-cell').first();
  for (const part of ['.cell-code', '.cell-console']) {
    const cut = await cell.locator(part).evaluate((element) => element.scrollHeight - element.clientHeight);
    expect(cut, `${part} is printed whole`).toBeLessThanOrEqual(1);
  }
});

test('folded answers and sources are unfolded on paper, and links say where they lead', async ({ page }) => {
  await page.goto('./mechanism/');
  await expect(page.locator('.predict-answer').first()).toBeVisible();
  await expect(page.locator('.claim-sources ul').first()).toBeVisible();
  const address = await page
    .locator('.claim-sources a[href^="https://"]')
    .first()
    .evaluate((link) => getComputedStyle(link, '::after').content);
  expect(address).toContain('https://');
});

test('on paper an example is complete, and nothing is there to be pressed', async ({ page }) => {
  await test.step('nothing is printed that is there to be pressed', async () => {
    await page.goto('./');
    await expect(page.locator('.mirror-choice').first()).toBeHidden();
    await page.goto('./x/sample1-original/');
    await expect(page.getByText('Press Timeline')).toBeHidden();
    const markers = await page
      .locator('details > summary')
      .evaluateAll((all) => all.map((summary) => getComputedStyle(summary).listStyleType));
    expect(new Set(markers)).toEqual(new Set(['none']));
  });
  await test.step('a printed example has its timeline, and the tables that say the same', async () => {
    const timeline = page.locator('.example-timeline');
    await expect(timeline.getByRole('img')).toBeVisible();
    await expect(timeline.getByRole('cell', { name: /^main\.py begins/ })).toBeVisible();
    for (const table of await timeline.locator('.timeline-table-scroller').all()) {
      const cut = await table.evaluate((element) => element.scrollHeight - element.clientHeight);
      expect(cut, 'a table is printed whole').toBeLessThanOrEqual(1);
    }
  });
});

test('a printed comparison has its axis, and nothing to press', async ({ page }) => {
  await page.goto('./sample-2-async-await/');
  const comparison = page.locator('cell-comparison').first();
  await expect(comparison.locator('.axis-bar').first()).toHaveCSS('print-color-adjust', 'exact');
  await expect(comparison.getByRole('button')).toHaveCount(0);
});

test('an answer and a claim are printed whole', async ({ page }) => {
  for (const [address, part] of [
    ['./answers/nothing-runs/', 'main'],
    ['./mechanism/', '.claim'],
  ] as const) {
    await page.goto(address);
    const shown = page.locator(part).first();
    await expect(shown.getByText(/^Verified on /).first()).toBeVisible();
    // What is folded on the screen is open on paper: of its names only that of the sources says something there.
    await expect(shown.locator('summary:visible').filter({ hasNotText: /^\d+ sources?$/ })).toHaveCount(0);
    for (const source of await shown.locator('.claim-sources li').all()) await expect(source).toBeVisible();
    for (const box of await shown.locator('pre, .cell-console, .claim-sources').all()) {
      if (!(await box.isVisible())) continue;
      const cut = await box.evaluate((element) => [
        element.scrollHeight - element.clientHeight,
        element.scrollWidth - element.clientWidth,
      ]);
      expect(Math.max(...cut), `all of it is printed on ${address}`).toBeLessThanOrEqual(1);
    }
  }
});
