import { expect, test } from './story.ts';

test('a reader who arrives from a forum answer sees the question', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Is await just yield?');
});
