import { holdBack } from './hold-back.ts';
import { expect, test, type Page } from './story.ts';

const CLIENT = /\/_astro\/client\.[^/]+\.js$/;
const example = './x/js-drive-by-hand/';
const cell = (page: Page) => page.locator('code-cell#js-drive-by-hand');
const run = (page: Page) => cell(page).getByRole('button', { name: 'Run', exact: true });

/** When the script that wakes the page was asked for, and when the page had loaded, in milliseconds. */
function times(page: Page): Promise<{ asked: number; loaded: number }> {
  return page.evaluate(async (client) => {
    await customElements.whenDefined('code-cell');
    const files = performance.getEntriesByType('resource');
    const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return {
      asked: files.find(({ name }) => new RegExp(client).test(name))?.startTime ?? NaN,
      loaded: visit?.loadEventEnd ?? NaN,
    };
  }, CLIENT.source);
}

test('Run is pressed before the script of the page is there: it says so, and runs when it is', async ({
  page,
}) => {
  const release = await holdBack(page, /\/_astro\/page\.[^/]+\.js$/);
  await page.goto(example, { waitUntil: 'commit' });
  await run(page).click();
  await run(page).click();
  await expect(run(page)).toHaveAttribute('aria-busy', 'true');
  release();
  await expect(cell(page)).toHaveAttribute('data-state', 'done');
  await expect(run(page)).not.toHaveAttribute('aria-busy');
});

test('a language is chosen before the script is there: all programs follow when it is', async ({ page }) => {
  const release = await holdBack(page, CLIENT);
  await page.goto('./sample-1-generators/', { waitUntil: 'load' });
  await page.locator('mirror-switch').first().getByRole('radio', { name: 'JavaScript' }).click();
  release();
  await expect.poll(() => page.evaluate(() => localStorage.length)).toBeGreaterThan(1);
  for (const other of await page.locator('mirror-switch').all())
    await expect(other.getByRole('radio', { name: 'JavaScript' })).toBeChecked();
});

test('the script does not arrive: whoever pressed something is told, and Retry does it', async ({ page }) => {
  await page.route(CLIENT, (route) => route.abort());
  await page.goto(example, { waitUntil: 'load' });
  await run(page).click();
  await expect(cell(page).getByText('The script of this page could not be loaded.')).toBeVisible();
  await page.unroute(CLIENT);
  await cell(page).getByRole('button', { name: 'Retry' }).click();
  await expect(cell(page)).toHaveAttribute('data-state', 'done');
  await expect(cell(page).getByText('could not be loaded')).toBeHidden();
});

test('who only reads has the page painted first; who left something here has it awake at once', async ({
  page,
}) => {
  await page.goto(example, { waitUntil: 'load' });
  const reads = await times(page);
  expect(reads.asked).toBeGreaterThan(reads.loaded);
  await page.evaluate(() => localStorage.setItem('anything', 'kept'));
  await page.reload({ waitUntil: 'load' });
  const returns = await times(page);
  expect(returns.asked).toBeLessThan(returns.loaded);
});
