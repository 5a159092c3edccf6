import { expect, test } from './story.ts';

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
});
