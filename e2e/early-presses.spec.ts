/** What is pressed before a page is awake is done when it is: once, and as it was meant. */
import { holdBack } from './hold-back.ts';
import { expect, test, type Page } from './story.ts';

/** What every page has; what wakes its elements. */
const PAGE = /\/_astro\/page\.[^/]+\.js$/;
const CLIENT = /\/_astro\/client\.[^/]+\.js$/;
const example = './x/js-drive-by-hand/';
const cell = (page: Page) => page.locator('code-cell#js-drive-by-hand');
const run = (page: Page) => cell(page).getByRole('button', { name: 'Run', exact: true });
const missing = (page: Page) => page.getByText('The script of this page could not be loaded.');

/** Opens a page that stays asleep until the function that it gives is called. */
async function openAsleep(page: Page, address: string, file = CLIENT): Promise<() => void> {
  const release = await holdBack(page, file);
  await page.goto(address, { waitUntil: file === PAGE ? 'commit' : 'load' });
  return release;
}

/** Opens a page, or loads it again, that has asked in vain for what wakes it. */
async function openWithoutClient(page: Page, address?: string): Promise<void> {
  await page.route(CLIENT, (route) => route.abort());
  const failed = page.waitForEvent('requestfailed', (request) => CLIENT.test(request.url()));
  await (address === undefined
    ? page.reload({ waitUntil: 'load' })
    : page.goto(address, { waitUntil: 'load' }));
  await failed;
}

/** Counts the runs of the page from here on. */
async function countRuns(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    addEventListener('cell-run-start', () => (document.documentElement.dataset['runs'] += '|'));
  });
  return () => page.evaluate(() => document.documentElement.dataset['runs']?.match(/\|/g)?.length ?? 0);
}

test('Run, pressed twice before any script is there, says that it waits, and runs once', async ({ page }) => {
  const runs = await countRuns(page);
  const release = await openAsleep(page, example, PAGE);
  await run(page).click();
  await run(page).click();
  await expect(run(page)).toHaveAttribute('aria-busy', 'true');
  release();
  await expect(cell(page)).toHaveAttribute('data-state', 'done');
  await expect(run(page)).not.toHaveAttribute('aria-busy');
  expect(await runs()).toBe(1);
});

test('a choice stays as it was made, whatever this device remembers', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem('language', 'python');
    localStorage.setItem('engine/sample1-original', 'pyodide-3.11');
  });
  await test.step('of the language, which all programs follow', async () => {
    const release = await openAsleep(page, './sample-1-generators/');
    await page.locator('mirror-switch').first().getByRole('radio', { name: 'JavaScript' }).click();
    release();
    await expect.poll(() => page.evaluate(() => localStorage.getItem('language'))).toBe('javascript');
    for (const other of await page.locator('mirror-switch').all())
      await expect(other.getByRole('radio', { name: 'JavaScript' })).toBeChecked();
  });
  await test.step('of the CPython, by the keyboard', async () => {
    await page.unroute(CLIENT);
    const release = await openAsleep(page, './x/sample1-original/');
    const menu = page
      .locator('#sample1-original .cell-engine-switch select, #sample1-original select')
      .first();
    await menu.focus();
    await page.keyboard.press('ArrowDown');
    const chosen = await menu.inputValue();
    expect(chosen).not.toBe('pyodide-3.11');
    release();
    const engine = () =>
      page.locator('#sample1-original').evaluate((one) => (one as unknown as { engine: string }).engine);
    await expect.poll(engine).toBe(chosen);
    await expect(menu).toHaveValue(chosen);
  });
});

test('the playground is started over when its program is there, and Undo has it back', async ({ page }) => {
  await page.addInitScript(() => {
    if (localStorage.length === 0)
      localStorage.setItem('playground/python', JSON.stringify({ 'main.py': 'print("mine")\n' }));
  });
  const release = await openAsleep(page, './play/');
  await page.getByRole('button', { name: 'Start over' }).click();
  release();
  const code = page.locator('play-ground .cell-code');
  await expect(page.getByText('Started over.')).toBeVisible();
  await expect(code).not.toContainText('mine');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(code).toContainText('print("mine")');
});

test('an exercise gives its hint, a prediction its choices, and a vote counts', async ({ page }) => {
  await test.step('a hint', async () => {
    const release = await openAsleep(page, './x/countdown/');
    await page.getByRole('button', { name: 'Hint' }).click();
    release();
    await expect(page.locator('.exercise-hints')).not.toBeEmpty();
  });
  await page.unroute(CLIENT);
  await test.step('choices before the answer', async () => {
    const release = await openAsleep(page, './sample-1-generators/');
    const fold = page.locator('.predict-choose').first();
    await fold.locator('summary').click();
    await expect(fold).not.toHaveAttribute('open');
    release();
    await expect(fold.getByRole('radio').first()).toBeVisible();
  });
  await page.unroute(CLIENT);
  await test.step('a vote', async () => {
    const release = await openAsleep(page, './');
    const answer = page.locator('reader-vote details').first();
    await answer.locator('summary').click();
    release();
    await expect(answer).toHaveAttribute('open');
    await expect(answer).toHaveAttribute('data-chosen');
  });
});

test('the script does not arrive: whoever pressed something is told, and what they press next is done', async ({
  page,
}) => {
  const runs = await countRuns(page);
  await openWithoutClient(page, example);
  await run(page).click();
  await expect(missing(page)).toBeVisible();
  await expect(run(page)).not.toHaveAttribute('aria-busy');
  await page.unroute(CLIENT);
  await test.step('by Retry', async () => {
    await cell(page).getByRole('button', { name: 'Retry' }).click();
    await expect(cell(page)).toHaveAttribute('data-state', 'done');
    await expect(missing(page)).toBeHidden();
    expect(await runs()).toBe(1);
  });
  await test.step('or by the button itself', async () => {
    await openWithoutClient(page);
    await run(page).click();
    await expect(missing(page)).toBeVisible();
    await page.unroute(CLIENT);
    await run(page).click();
    await expect(cell(page)).toHaveAttribute('data-state', 'done');
    await expect(missing(page)).toBeHidden();
    expect(await runs()).toBe(1);
  });
  await test.step('a fold opens all the same', async () => {
    await openWithoutClient(page, './sample-1-generators/');
    const fold = page.locator('.predict-choose').first();
    await fold.locator('summary').click();
    await expect(fold).toHaveAttribute('open');
  });
});

test('no script arrives at all: that is said, what cannot work is not shown, and folds open', async ({
  page,
}) => {
  await page.route(PAGE, (route) => route.abort());
  const words = () =>
    page.evaluate(() => getComputedStyle(document.querySelector('main')!, '::before').content);
  for (const [address, dead] of [
    ['./x/countdown/', '.exercise-check'],
    ['./play/', '.play-new'],
    ['./sample-1-generators/', '.cell-run'],
  ] as const) {
    await page.goto(address, { waitUntil: 'load' });
    await expect(page.locator(dead).first()).toBeHidden();
    expect(await words()).toContain('Reload the page');
  }
  const fold = page.locator('.predict-choose').first();
  await fold.locator('summary').click();
  await expect(fold).toHaveAttribute('open');
});

test('on a page where nothing sleeps, nothing waits', async ({ page }) => {
  await page.goto('./claims/');
  const choice = page.locator('.claims-filter input').nth(1);
  await choice.check();
  await expect(choice).not.toHaveAttribute('aria-busy');
  expect(await page.evaluate(() => window.earlyPresses)).toBeUndefined();
});

test('who only reads has the page painted first; who left something here has it awake at once', async ({
  page,
}) => {
  /** When the script that wakes the page was asked for, and when the page had loaded, in milliseconds. */
  const times = (): Promise<{ asked: number; loaded: number }> =>
    page.evaluate(async (client) => {
      await customElements.whenDefined('code-cell');
      const files = performance.getEntriesByType('resource');
      const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      return {
        asked: files.find(({ name }) => new RegExp(client).test(name))?.startTime ?? NaN,
        loaded: visit?.loadEventEnd ?? NaN,
      };
    }, CLIENT.source);
  await page.goto(example, { waitUntil: 'load' });
  const reads = await times();
  expect(reads.asked).toBeGreaterThan(reads.loaded);
  await page.evaluate(() => localStorage.setItem('anything', 'kept'));
  await page.reload({ waitUntil: 'load' });
  const returns = await times();
  expect(returns.asked).toBeLessThan(returns.loaded);
});
