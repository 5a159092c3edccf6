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

test('a page that was open before the vote recalls it, and the vote that takes its place', async ({
  page,
  context,
}) => {
  await page.goto('./answer/');
  const recall = page.locator('vote-recall');
  await expect(recall).toBeHidden();
  const [front, again] = [await context.newPage(), await context.newPage()];
  for (const one of [front, again]) await one.goto('./');
  for (const answer of [0, 1]) {
    const vote = front.locator('reader-vote summary').nth(answer);
    await vote.click();
    await expect(recall).toContainText((await vote.innerText()).trim());
    await expect(again.locator('reader-vote [data-chosen]')).toHaveCount(1);
    await expect(again.locator('reader-vote details').nth(answer)).toHaveAttribute('data-chosen');
  }
});
