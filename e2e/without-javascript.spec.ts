import { expect, test } from './story.ts';

test.use({ javaScriptEnabled: false });

test('a reader without JavaScript has the program and what it printed', async ({ page }) => {
  await page.goto('./sample-2-async-await/');
  const cell = page.locator('code-cell').first();
  await expect(cell.getByRole('button', { name: 'Run' })).toBeHidden();
  await expect(cell.locator('.cell-code')).toContainText('asyncio');
  await expect(cell.getByRole('log', { name: 'Output' })).not.toBeEmpty();
});

test('a prediction unfolds without JavaScript', async ({ page }) => {
  await page.goto('./mechanism/');
  const prediction = page.locator('details.predict').first();
  await expect(prediction.locator('.predict-answer')).toBeHidden();
  await prediction.locator('summary').click();
  await expect(prediction.locator('.predict-answer')).toBeVisible();
});

test('the list of claims is filtered by verdict and by section', async ({ page }) => {
  await page.goto('./claims/');
  const shown = page.locator('.claim-row:visible');
  const all = await shown.count();
  expect(all).toBe(49);
  await page.getByLabel('does not hold').check();
  const failing = await shown.count();
  expect(failing).toBeGreaterThan(0);
  expect(failing).toBeLessThan(all);
  await expect(page.locator('.claim-row:visible:not([data-verdict="fails"])')).toHaveCount(0);
  await page.getByLabel('Section').selectOption({ value: 'mechanism' });
  await expect(page.locator('.claim-group:visible')).toHaveCount(1);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(shown).toHaveCount(all);
});

test('a term leads to its entry in the glossary', async ({ page }) => {
  await page.goto('./mechanism/');
  await page.locator('a.term').first().click();
  await expect(page).toHaveURL(/\/glossary\/#[a-z-]+$/);
  await expect(page.locator('.glossary :target')).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`the system's ${theme} theme is followed without a script`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.goto('./');
    await expect(page.locator('body')).toHaveCSS(
      'color',
      theme === 'light' ? 'rgb(29, 27, 24)' : 'rgb(235, 230, 220)',
    );
  });
}
