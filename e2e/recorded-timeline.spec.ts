import { violations } from './axe.ts';
import { expect, test } from './story.ts';

test.use({ servesEngines: false });

test('the recorded timeline makes way for the one in the cell', async ({ page }) => {
  await page.goto('./x/sample2-original/');
  const still = page.getByRole('region', { name: 'Timeline of the recorded run' });
  await expect(still).toContainText('Press Timeline');
  const button = page.getByRole('button', { name: 'Timeline' });
  await button.click();
  await expect(page.getByRole('slider', { name: 'Moment of the run' })).toBeVisible();
  await expect(still).toBeHidden();
  await button.click();
  await expect(still).toBeVisible();
});

test('a program that needs Node itself has a recorded timeline, and says why there is no other', async ({
  page,
}) => {
  await page.goto('./x/js-node-events/');
  await expect(page.getByRole('button', { name: 'Timeline' })).toHaveCount(0);
  const still = page.getByRole('region', { name: 'Timeline of the recorded run' });
  await expect(still.getByRole('img')).toBeVisible();
  await expect(still).toContainText('Your own run has none: this program needs Node itself');
});

test("nothing in a recorded timeline and its tables stands in a reader's way, in any theme and width", async ({
  page,
}) => {
  await page.goto('./x/js-sample2-async/');
  await page.getByText('As tables').click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 844 });
      const found = await violations(page, { within: '.example-timeline' });
      expect.soft(found, `${colorScheme}, ${width} pixels wide`).toEqual([]);
    }
  }
});
