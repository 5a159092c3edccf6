import { expect, test } from './story.ts';

const PAGE = './separate-beasts/';
const python = '#throw-and-close';
const javascript = '#js-throw-and-return';

test('reader compares both languages, by keyboard, and the choice holds on other pages', async ({ page }) => {
  await page.goto(PAGE);
  await expect(page.locator(python)).toBeVisible();
  await expect(page.locator(javascript)).toBeHidden();
  const group = page.locator('mirror-switch', { has: page.locator(python) });
  await group.getByRole('radio', { name: 'Python' }).focus();
  const focused = await group.evaluate((element) => element.getBoundingClientRect().top);
  await page.keyboard.press('ArrowRight');
  await expect(page.locator(javascript)).toBeVisible();
  await expect(page.locator(python)).toBeHidden();
  expect(
    Math.abs((await group.evaluate((element) => element.getBoundingClientRect().top)) - focused),
  ).toBeLessThan(2);
  await expect(page).toHaveURL(/#js-throw-and-return$/);
  // Every example that exists in both follows.
  await expect(page.locator('#js-return-values')).toBeVisible();
  await page.goto('./python-3-5/');
  await expect(page.locator('#js-never-awaited')).toBeVisible();
  await expect(page.locator('#never-awaited')).toBeHidden();
});

test('a link to either program shows that one, and a link to its line too', async ({ page }) => {
  await page.goto(`${PAGE}${javascript}`);
  await expect(page.locator(javascript)).toBeInViewport();
  await expect(page.locator(python)).toBeHidden();
  await page.evaluate((hash) => (location.hash = hash), python);
  await expect(page.locator(python)).toBeInViewport();
  await page.goto('./event-loop/');
  await page.goto('./event-loop/#js-await-always-pauses:L3');
  await expect(page.locator('#js-await-always-pauses')).toBeInViewport();
});

test('JavaScript runs where Python stood', async ({ page }) => {
  await page.goto(`${PAGE}${javascript}`);
  const cell = page.locator(javascript);
  await cell.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(cell).toHaveAttribute('data-state', 'done');
  await expect(cell.getByRole('log', { name: 'Output' })).toContainText('inner caught thrown in');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the switch works, and a link shows its program', async ({ page }) => {
    await page.goto(PAGE);
    await expect(page.locator(javascript)).toBeHidden();
    await page
      .locator('mirror-switch', { has: page.locator(python) })
      .getByRole('radio', { name: 'JavaScript' })
      .check();
    await expect(page.locator(javascript)).toBeVisible();
    await expect(page.locator(python)).toBeHidden();
    await page.goto('./python-3-5/#js-never-awaited');
    await expect(page.locator('#js-never-awaited')).toBeVisible();
    await expect(page.locator('#never-awaited')).toBeHidden();
  });
});
