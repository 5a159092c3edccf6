import type { Locator, Page } from 'playwright/test';
import { expect, test } from './story.ts';

test.use({ servesEngines: false });

/** What is chosen or pressed, and its neighbour that is not. */
const pairs: readonly (readonly [string, string, (page: Page) => Promise<readonly [Locator, Locator]>])[] = [
  [
    'Python | JavaScript above an example',
    './sample-1-generators/',
    (page) => {
      const labels = page.locator('mirror-switch').first().locator('label');
      return Promise.resolve([labels.nth(0), labels.nth(1)]);
    },
  ],
  [
    'a pressed Timeline',
    './sample-1-generators/',
    async (page) => {
      const cell = page.locator('code-cell#sample1-original');
      const timeline = cell.getByRole('button', { name: 'Timeline', exact: true });
      await timeline.click();
      await expect(timeline).toHaveAttribute('aria-pressed', 'true');
      await page.mouse.move(0, 0);
      return [timeline, cell.getByRole('button', { name: 'Share', exact: true })];
    },
  ],
];

for (const [what, address, find] of pairs) {
  test(`with forced colors, ${what} looks other than its neighbour`, async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto(address);
    const [chosen, other] = await find(page);
    const ground = (element: Locator): Promise<string> =>
      element.evaluate((it) => getComputedStyle(it).backgroundColor);
    expect(await ground(chosen)).not.toBe(await ground(other));
  });
}
