import type { Locator, Page } from 'playwright/test';
import { setFiles } from './cell.ts';
import { expect, test } from './story.ts';

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

async function expectToDiffer(chosen: Locator, other: Locator): Promise<void> {
  const ground = (element: Locator): Promise<string> =>
    element.evaluate((it) => getComputedStyle(it).backgroundColor);
  expect(await ground(chosen)).not.toBe(await ground(other));
}

test.describe('nothing is run', () => {
  test.use({ servesEngines: false });
  for (const [what, address, find] of pairs) {
    test(`with forced colors, ${what} looks other than its neighbour`, async ({ page }) => {
      await page.emulateMedia({ forcedColors: 'active' });
      await page.goto(address);
      await expectToDiffer(...(await find(page)));
    });
  }
});

test('with forced colors, what a program prints inverted looks other than its neighbour', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('./x/js-drive-by-hand/');
  const cell = page.locator('code-cell');
  await expect(cell.getByRole('button', { name: 'Run', exact: true })).toBeEnabled();
  const program = String.raw`console.log("\x1b[4mplain\x1b[0m \x1b[31;7minverted\x1b[0m")`;
  await setFiles(cell, { 'main.mjs': program });
  await cell.getByRole('button', { name: 'Run', exact: true }).click();
  const printed = cell.getByRole('log', { name: 'Output' });
  await expectToDiffer(
    printed.getByText('inverted', { exact: true }),
    printed.getByText('plain', { exact: true }),
  );
});
