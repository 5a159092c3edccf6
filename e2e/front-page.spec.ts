import { Cell } from './cell.ts';
import { expect, test } from './story.ts';

test('a reader who arrives from a forum answer sees the question', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Is await just yield?');
});

for (const [where, viewport] of [
  ['a desk', { width: 1280, height: 720 }],
  ['a phone', { width: 390, height: 844 }],
] as const) {
  test.describe(`on ${where}`, () => {
    test.use({ viewport });
    test('Run brings its first lines into sight, and Stop stays there', async ({ page }) => {
      await page.goto('./');
      const cell = new Cell(page, 'sample2-original');
      await expect(cell.lines.first()).not.toBeInViewport();
      await cell.run.click();
      await expect(cell.stop).toBeInViewport();
      await expect(cell.status).toBeInViewport();
      await expect(cell.lines.first()).toBeInViewport({ timeout: 45_000 });
    });
  });
}
