import type { Locator } from 'playwright/test';
import { expect, test, type Page } from './story.ts';
import { expectFrames, framesOf, timedRuns } from './timed-runs.ts';

/** Opens a section, and the timeline of one of its cells. */
async function openTimeline(page: Page, section: string, id: string): Promise<Locator> {
  await page.goto(`./${section}/`);
  const cell = page.locator(`code-cell[data-example="${id}"]`).first();
  await cell.getByRole('button', { name: 'Timeline' }).click();
  await expect(cell.getByRole('slider', { name: 'Moment of the run' })).toBeVisible();
  return cell;
}

/** Steps from the first to the last and back, at each with its own chains. */
async function stepToTheEndAndBack(page: Page, cell: Locator): Promise<void> {
  const inside = cell.getByRole('region', { name: 'Inside' });
  const slider = inside.getByRole('slider', { name: 'Step' });
  await expect(inside).toHaveAttribute('data-step', '1');
  const last = Number(await slider.getAttribute('max'));
  expect(last).toBeGreaterThan(20);
  await slider.focus();
  const seen = new Set<string>();
  const chains = inside.getByRole('list', { name: 'Await chains' });
  for (let step = 1; step < last; step += 1) {
    seen.add((await chains.textContent()) ?? '');
    await page.keyboard.press('ArrowRight');
    await expect(inside).toHaveAttribute('data-step', String(step + 1));
  }
  expect(seen.size).toBeGreaterThan(4);
  await page.keyboard.press('Home');
  await expect(inside).toHaveAttribute('data-step', '1');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await expect(inside).toHaveAttribute('data-step', String(last - 1));
  await expect(slider).toHaveAttribute('aria-valuetext', /^Step \d+: ./);
}

test.describe('before the first Run', () => {
  test.use({ servesEngines: false });
  for (const run of timedRuns) {
    const { id } = run;
    test(`reader sees the recorded run of ${id}`, async ({ page }) => {
      const cell = await openTimeline(page, `x/${id}`, id);
      await test.step('steps through it to its end and back with keys alone', () =>
        stepToTheEndAndBack(page, cell));
      await test.step('sees frames suspended and blocked for as long as they are', async () => {
        await expectFrames(cell, run);
        await expect(cell.locator('.timeline-source')).toContainText('Recorded with CPython 3.14');
      });
    });
  }

  test('reader sees the recorded run of monitor-yield', async ({ page }) => {
    const cell = await openTimeline(page, 'x/monitor-yield', 'monitor-yield');
    await test.step('plays it back, zooms, pans and changes the axis by keys and buttons', async () => {
      const slider = cell.getByRole('slider', { name: 'Moment of the run' });
      const labels = cell.locator('.timeline-ruler text');
      await cell.getByText('10×', { exact: true }).click();
      await cell.getByRole('button', { name: 'Play' }).click();
      await expect(slider).toHaveAttribute('aria-valuetext', /main\.py is over/);
      await expect(cell.getByRole('button', { name: 'Play' })).toBeVisible();
      await cell.getByText('Time', { exact: true }).click();
      const before = await labels.allTextContents();
      await slider.focus();
      await slider.press('+');
      await slider.press('+');
      await expect.poll(() => labels.allTextContents()).not.toEqual(before);
      await slider.press('0');
      await expect.poll(() => labels.allTextContents()).toEqual(before);
    });
    await test.step('steps through it to its end and back with keys alone', async () => {
      await cell.getByRole('button', { name: 'First step' }).click();
      await stepToTheEndAndBack(page, cell);
    });
  });
});

/** Steps from the beginning until the words tell the event. */
async function stepTo(slider: Locator, told: RegExp): Promise<void> {
  await slider.focus();
  await slider.press('Home');
  await expect(slider).toHaveAttribute('aria-valuetext', 'main.py begins.');
  for (let step = 0; step < 40; step += 1) {
    if (told.test((await slider.getAttribute('aria-valuetext')) ?? '')) return;
    await slider.press('ArrowRight');
  }
  throw new Error(`no event is told as ${told}`);
}

test.describe('nothing is run', () => {
  test.use({ servesEngines: false });
  test('reader steps through the events: words, code and output go along, and back', async ({ page }) => {
    const cell = await openTimeline(page, 'sample-2-async-await', 'sample2-original');
    const slider = cell.getByRole('slider', { name: 'Moment of the run' });
    const code = cell.locator('.cell-code .line[data-traced]');
    await stepTo(slider, /passes a Future on to its Task/);
    await expect(cell.locator('.timeline-words')).toContainText('“await” suspends delayed_task_async(1)');
    await expect(code).toHaveText(/await asyncio\.sleep/);
    await expect(cell.locator('.cell-console [data-traced]')).toHaveText(/Starting task with delay 1/);
    // From the code to the drawing.
    await slider.press('Escape');
    await cell.locator('.cell-code .line', { hasText: 'asyncio.sleep' }).hover();
    await expect(cell.locator('.timeline-words')).toContainText('6 events, from 0.00 s to 2.00 s');
    await cell.locator('.cell-console [data-stream]', { hasText: 'completed after 0.5' }).hover();
    await expect(cell.locator('.timeline-words')).toContainText('delayed_task_async(0.5) prints');
    // The same in the editor, beside a line that is marked for another reason.
    await cell.getByRole('button', { name: 'Edit' }).click();
    await expect(cell.locator('.cm-content')).toBeVisible();
    await cell.evaluate((element) => (element as unknown as { goTo(line: number): void }).goTo(1));
    await stepTo(slider, /passes a Future on to its Task/);
    await expect(cell.locator('.cm-line[data-traced]')).toHaveText(/await asyncio\.sleep/);
    await expect(cell.locator('.cm-line[data-marked]')).toHaveAttribute('data-line', '1');
    await slider.press('Escape');
    await cell.locator('.cm-line', { hasText: 'asyncio.sleep' }).hover();
    await expect(cell.locator('.timeline-words')).toContainText('6 events, from 0.00 s to 2.00 s');
    await expect(cell.locator('.timeline-marks')).toHaveAttribute('d', /^(M[^M]+){6}$/);
    await expect(cell.locator('.cm-line[data-traced]')).toHaveCount(0);
  });

  test('with the editor open, an event under the pointer marks its source line, and only as long', async ({
    page,
  }) => {
    const cell = await openTimeline(page, 'sample-2-async-await', 'sample2-original');
    const slider = cell.getByRole('slider', { name: 'Moment of the run' });
    await cell.getByRole('button', { name: 'Edit' }).click();
    await expect(cell.locator('.cm-content')).toBeVisible();
    const marked = cell.locator('.cm-line[data-traced]');
    await expect(marked).toHaveCount(0);
    // The drawing itself says where an event is: a ring stands around the one that the keys stepped to.
    const resumed = /resumes delayed_task_async\(1\)/;
    const chart = cell.locator('.timeline-chart');
    // Each try reads where it is anew: the drawing moves while the page settles, and what stands above it gives its room back
    // when no event is in sight.
    await expect(async () => {
      await stepTo(slider, resumed);
      const [fromLeft, fromTop] = await chart.evaluate((element) => {
        const [around, ring] = [element, element.querySelector('.timeline-marks')!].map((drawn) =>
          drawn.getBoundingClientRect(),
        );
        return [ring!.x + ring!.width / 2 - around!.x, ring!.y + ring!.height / 2 - around!.y] as const;
      });
      await slider.press('Escape');
      await expect(marked).toHaveCount(0);
      const now = await chart.boundingBox();
      await page.mouse.move(now!.x + fromLeft, now!.y + fromTop);
      await expect(cell.locator('.timeline-words')).toContainText(resumed, { timeout: 1000 });
      await expect(marked).toHaveText(/await asyncio\.sleep/, { timeout: 1000 });
    }).toPass();
    await cell.locator('.timeline-words').hover();
    await expect(marked).toHaveCount(0);
    await expect(cell.locator('.timeline-words')).toContainText('Point at an event');
  });

  test('cells of a comparison share the axis, its part in sight, the cursor and the moment', async ({
    page,
  }) => {
    await page.goto('./sample-2-async-await/');
    const comparison = page.locator('cell-comparison').first();
    await comparison.getByRole('button', { name: 'Timeline' }).first().click();
    const cells = await comparison.locator('code-cell').count();
    const rulers = comparison.locator('.timeline-ruler');
    const cursor = rulers.nth(1).locator('.cursor-head');
    const slider = comparison.getByRole('slider', { name: 'Moment of the run' }).first();
    await test.step('the axis', async () => {
      await expect(rulers).toHaveCount(cells);
      const last = (index: number) => rulers.nth(index).locator('text[text-anchor=end]').last();
      await expect(last(0)).toHaveText('3.5 s');
      await expect(last(1)).toHaveText('3.5 s');
    });
    await test.step('the cursor moves all cells to the same moment', async () => {
      const insides = comparison.getByRole('region', { name: 'Inside' });
      await expect(insides).toHaveCount(cells);
      const steps = (): Promise<number[]> =>
        insides.evaluateAll((found) => found.map((each) => Number(each.getAttribute('data-step'))));
      await expect.poll(steps).toEqual([1, 1, 1]);
      await expect(cursor).toBeHidden();
      await slider.focus();
      await slider.press('End');
      await expect(cursor).toBeVisible();
      await expect.poll(async () => Math.min(...(await steps()))).toBeGreaterThan(20);
      await slider.press('Home');
      await expect.poll(async () => Math.max(...(await steps()))).toBeLessThan(20);
      await insides.first().getByRole('button', { name: 'Last step' }).click();
      await expect.poll(async () => Math.min(...(await steps()))).toBeGreaterThan(20);
    });
    await test.step('the kind of axis', async () => {
      await comparison.getByText('Steps', { exact: true }).first().click();
      await expect(comparison.getByRole('radio', { name: 'Steps' }).nth(1)).toBeChecked();
    });
  });
});

test('a JavaScript cell has lanes, and says who told them', async ({ page }) => {
  const cell = await openTimeline(page, 'x/js-sample2-async', 'js-sample2-async');
  await cell.getByRole('button', { name: 'Run' }).click();
  await expect(cell).toHaveAttribute('data-state', 'done', { timeout: 45_000 });
  await expect(cell.locator('.timeline-source')).toContainText('calls written into your source');
  const found = await framesOf(cell);
  for (const [name, suspended] of [
    ['delayedTask(1)', 1],
    ['delayedTask(0.5)', 0.5],
    ['delayedTask(2)', 2],
  ] as const) {
    expect(found.find((frame) => frame.name === name)?.suspended, name).toBeGreaterThanOrEqual(
      suspended - 0.05,
    );
  }
});
