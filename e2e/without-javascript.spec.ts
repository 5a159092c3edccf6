import { countClaims } from './pages.ts';
import { expect, test } from './story.ts';

test.use({ javaScriptEnabled: false });

test('a program in a section', async ({ page }) => {
  await page.goto('./sample-2-async-await/');
  await test.step('a reader without JavaScript has it, and what it printed', async () => {
    const cell = page.locator('code-cell').first();
    await expect(cell.getByRole('button', { name: 'Run' })).toBeHidden();
    await expect(cell.locator('.cell-code')).toContainText('asyncio');
    await expect(cell.getByRole('log', { name: 'Output' })).not.toBeEmpty();
    await expect(page.locator('head link[rel=icon]').last()).toHaveAttribute('href', /favicon\.svg$/);
  });
  await test.step('it leads to the timeline of its recorded run', async () => {
    const cell = page.locator('code-cell[data-example="sample2-original"]');
    await cell.getByRole('link', { name: 'Timeline' }).click();
    await expect(page).toHaveURL(/\/x\/sample2-original\/#timeline$/);
    const timeline = page.getByRole('region', { name: 'Timeline of the recorded run' });
    const drawing = timeline.getByRole('img');
    await expect(drawing).toHaveCount(1);
    await expect(drawing).toHaveAccessibleName(/^2 s in all\. The event loop waited 2 s/);
    await expect(drawing).toBeInViewport();
    await expect(timeline).toContainText('Recorded with CPython');
    await expect(timeline).not.toContainText('Press Timeline', { useInnerText: true });
  });
});

test('an example whose output depends on the version says which CPythons agree, and what each prints', async ({
  page,
}) => {
  await page.goto('./x/eager-tasks/');
  const every = page.getByRole('region', { name: 'In every CPython' });
  await expect(every).toContainText('What it prints depends on the version: 3.10, 3.11 | 3.12 to 3.15.');
  const [older, newer] = ['3.10, 3.11', '3.12 to 3.15'].map((versions) => ({
    words: every.locator('summary', { hasText: `CPython ${versions}:` }),
    output: every.getByRole('group', { name: `Output of CPython ${versions}` }),
  }));
  await expect(older!.output).toBeHidden();
  await older!.words.click();
  await expect(older!.output).toContainText("has no attribute 'eager_task_factory'");
  await newer!.words.click();
  await expect(newer!.output).not.toContainText('Traceback');
});

test('the recorded run is told in tables, frame by frame and event by event', async ({ page }) => {
  await page.goto('./x/js-sample2-async/');
  const timeline = page.getByRole('region', { name: 'Timeline of the recorded run' });
  await timeline.getByText('As tables').click();
  const frames = timeline.getByRole('table', { name: /^Every frame/ });
  await expect(frames.getByRole('row', { name: /^delayedTask\(0\.5\)/ })).toContainText('0.5 s');
  const events = timeline.getByRole('table', { name: /^Every event/ });
  await expect(events).toContainText('“await” suspends delayedTask(2) and passes a Promise on to main.mjs.');
  await expect(timeline).toContainText('Recorded with Node');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });
  test('the recorded timeline is drawn to fit', async ({ page }) => {
    await page.goto('./x/sample1-original/');
    const drawing = page.locator('.example-timeline').getByRole('img');
    await expect(drawing).toHaveCount(1);
    const box = await drawing.boundingBox();
    expect(box!.x + box!.width).toBeLessThanOrEqual(390);
    const size = await drawing
      .locator('.name')
      .first()
      .evaluate((name) => name.getBoundingClientRect().height);
    expect(size, 'names can be read').toBeGreaterThanOrEqual(10);
  });
});

test('the list of claims is filtered by verdict and by section', async ({ page }) => {
  await page.goto('./claims/');
  const shown = page.locator('.claim-row:visible');
  const all = await shown.count();
  expect(all).toBe(countClaims());
  await page.getByLabel('does not hold').check();
  const failing = await shown.count();
  expect(failing).toBeGreaterThan(0);
  expect(failing).toBeLessThan(all);
  await expect(page.locator('.claim-row:visible:not([data-verdict="fails"])')).toHaveCount(0);
  await page.getByLabel('Section').selectOption({ value: 'mechanism' });
  await expect(page.locator('.claim-group:visible')).toHaveCount(1);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(shown).toHaveCount(all);
});

test('nothing is offered that needs JavaScript to work', async ({ page }) => {
  await page.goto('./play/');
  await expect(page.locator('play-ground noscript')).toBeVisible();
  await expect(page.locator('.play-bar')).toBeHidden();
  for (const select of await page.locator('starlight-theme-select').all()) await expect(select).toBeHidden();
  await page.goto('./');
  await expect(page.getByText('Press Run and watch')).toBeHidden();
  await expect(page.locator('main p > noscript').first()).toBeVisible();
});

test('the text of a section', async ({ page }) => {
  await page.goto('./mechanism/');
  await test.step('a prediction unfolds', async () => {
    const prediction = page.locator('details.predict').first();
    await expect(prediction.locator('.predict-answer')).toBeHidden();
    await prediction.locator('summary').click();
    await expect(prediction.locator('.predict-answer')).toBeVisible();
  });
  await test.step('a term leads to its entry in the glossary', async () => {
    await page.locator('a.term').first().click();
    await expect(page).toHaveURL(/\/glossary\/#[a-z-]+$/);
    await expect(page.locator('.glossary :target')).toBeVisible();
  });
});

test("the system's theme is followed without a script", async ({ page }) => {
  await page.goto('./');
  for (const [colorScheme, color] of [
    ['light', 'rgb(29, 27, 24)'],
    ['dark', 'rgb(235, 230, 220)'],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('body'), colorScheme).toHaveCSS('color', color);
  }
});

test('an exercise offers nothing that needs JavaScript, and says so', async ({ page }) => {
  for (const path of ['./x/gather/', './exercises/', './sample-2-async-await/']) {
    await page.goto(path);
    await expect(page.getByText('gives back a list of what they returned').first()).toBeVisible();
    const name = /^(Check|Hint|Solution|Hand in|Save to a file|Load from a file|Write it here)$/;
    await expect(page.getByRole('button', { name })).toHaveCount(0);
  }
  await page.goto('./x/gather/');
  await expect(page.locator('main noscript > p')).toHaveText(
    'To have your program checked, you need JavaScript.',
  );
});
