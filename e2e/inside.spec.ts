import { mostPerFrame, tasksAtBest, tasksDuring } from './main-thread.ts';
import { expect, test, type Locator, type Page } from './story.ts';

/** Opens the timeline of a cell, and with it what is inside. */
async function openInside(
  page: Page,
  section: string,
  id: string,
): Promise<{ cell: Locator; inside: Locator }> {
  await page.goto(`./${section}/`);
  const cell = page.locator(`code-cell[data-example="${id}"]`).first();
  await cell.getByRole('button', { name: 'Timeline' }).click();
  const inside = cell.getByRole('region', { name: 'Inside' });
  await expect(inside).toHaveAttribute('data-step', '1');
  return { cell, inside };
}

const chains = (inside: Locator): Locator => inside.getByRole('list', { name: 'Await chains' });

test('reader looks inside a recorded run, and then inside a run of their own', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { cell, inside } = await openInside(page, 'x/sample2-original', 'sample2-original');
  await test.step('at a suspension the chain reaches from the task down to the Future, and code and lanes point at it', async () => {
    const next = inside.getByRole('button', { name: 'Next suspension' });
    await next.click();
    await next.click();
    const task = chains(inside)
      .getByRole('listitem')
      .filter({ hasText: /^Task-2/ })
      .first();
    await expect(task).toContainText(/delayed_task_async\(1\).*line \d+.*sleep\(\).*asyncio\/tasks\.py/s);
    await expect(task).toContainText('Future, set by the timer at 1.00 s');
    await expect(task.locator('.inside-flow')).toHaveText(/↑ await a Future/);
    await expect(inside.getByRole('list', { name: 'Timers' }).getByRole('listitem')).toHaveCount(1);
    await expect(inside.getByRole('list', { name: 'Ready queue' })).toContainText('Task-3: next step');
    await expect(inside.getByRole('list', { name: 'Locals' })).toContainText('delay 1');
    // One cursor: the line of code, the drawing and the words are of this step.
    await expect(cell.locator('.line[data-traced]').first()).toBeVisible();
    const step = await inside.getAttribute('data-step');
    await expect(cell.getByRole('slider', { name: 'Moment of the run' })).toHaveAttribute(
      'aria-valuenow',
      String(Number(step) - 1),
    );
    await expect(cell.locator('.timeline-words')).toContainText('passes a Future on to its Task');
    await inside.getByRole('button', { name: 'Previous step' }).click();
    await expect(inside).toHaveAttribute('data-step', String(Number(step) - 1));
    await cell.getByRole('slider', { name: 'Moment of the run' }).press('End');
    await expect(inside).toHaveAttribute(
      'data-step',
      (await inside.getByRole('slider', { name: 'Step' }).getAttribute('max')) ?? '',
    );
  });
  await test.step('a frame that the reader chooses shows its variables', async () => {
    await inside.getByRole('button', { name: 'First step' }).click();
    await expect(inside).toHaveAttribute('data-step', '1');
    for (let n = 0; n < 4; n += 1) await inside.getByRole('button', { name: 'Next suspension' }).click();
    const box = chains(inside).getByRole('button', { name: /delayed_task_async\(0\.5\)/ });
    await box.click();
    await expect(box).toHaveAttribute('aria-pressed', 'true');
    await expect(box).toBeFocused();
    await expect(inside.getByRole('list', { name: 'Locals' })).toContainText('delay 0.5');
  });
  await test.step("the reader's own run, edited, takes the recorded one's place", async () => {
    await cell.getByRole('button', { name: 'Edit' }).click();
    const editor = cell.getByRole('textbox', { name: 'main.py' });
    await editor.fill('def g():\n    got = yield "first"\n    print(got)\ns = g()\nnext(s)\nnext(s, None)\n');
    await cell.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(cell).toHaveAttribute('data-state', 'done');
    const slider = inside.getByRole('slider', { name: 'Step' });
    await expect.poll(async () => Number(await slider.getAttribute('max'))).toBeLessThan(20);
    await inside.getByRole('button', { name: 'Next suspension' }).click();
    const chain = chains(inside).getByRole('listitem').first();
    await expect(chain).toContainText('generator');
    await expect(chain).toContainText(/g\(\).*line 2/s);
    await expect(chain.locator('.inside-flow')).toHaveText("↑ yield 'first' (str)");
    await inside.getByRole('button', { name: 'Next step' }).click();
    await expect(chain).toContainText('stands at a plain yield');
  });
  await test.step('a link to a moment of an edited program shows it once the reader has run it', async () => {
    await expect(inside).not.toHaveAttribute('data-step', '1');
    const step = (await inside.getAttribute('data-step')) ?? '';
    await cell.getByRole('button', { name: 'Share' }).click();
    await page.getByRole('button', { name: /^Copy link to this moment/ }).click();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toMatch(/#sample2-original@\d+~v1\./);

    await page.evaluate(() => localStorage.clear());
    await page.goto('about:blank');
    await page.goto(link);
    await expect(cell).toContainText(`Run, and step ${step} of your run is shown here.`);
    await expect(inside).toBeHidden();
    await cell.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(cell).toHaveAttribute('data-state', 'done');
    await expect(inside).toHaveAttribute('data-step', step);
    await expect(chains(inside)).toContainText('g()');
  });
});

test('two thousand steps: each is drawn within a frame', async ({ page }) => {
  const { cell, inside } = await openInside(page, 'sample-2-async-await', 'sample2-original');
  await cell.getByRole('button', { name: 'Edit' }).click();
  const program = `import asyncio
async def job(n):
    for k in range(80):
        found = k * n
        await asyncio.sleep(0)
async def main():
    await asyncio.gather(*(job(n) for n in range(10)))
asyncio.run(main())
`;
  await cell.getByRole('textbox', { name: 'main.py' }).fill(program);
  await cell.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(cell).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
  const slider = inside.getByRole('slider', { name: 'Step' });
  await expect.poll(async () => Number(await slider.getAttribute('max'))).toBeGreaterThan(2000);
  await slider.fill(String(Math.round(Number(await slider.getAttribute('max')) / 4)));
  const walk = async (): Promise<void> => {
    for (let step = 0; step < 60; step += 1) await slider.press('ArrowRight');
  };
  const tasks = await tasksAtBest(mostPerFrame, () => tasksDuring(page, walk));
  expect(tasks.length, 'Chromium told of its tasks').toBeGreaterThan(20);
  expect(tasks[0], `the longest tasks, ms: ${tasks.slice(0, 5).join(' ')}`).toBeLessThan(mostPerFrame);
  await inside.getByRole('button', { name: 'Last step' }).click();
  // Of a slow machine, for as many as there was time for.
  await expect(inside).toContainText(/The state was recorded for the first [\d,]+ steps, and no further/);
});

test.describe('nothing is run', () => {
  test.use({ servesEngines: false });

  test('JavaScript shows which frames are suspended, and says what no engine reports', async ({ page }) => {
    await page.goto('./x/js-fair-scheduler/');
    const cell = page.locator('code-cell').first();
    await cell.getByRole('button', { name: 'Timeline' }).click();
    const inside = cell.getByRole('region', { name: 'Inside' });
    await expect(inside).toContainText('No JavaScript engine reports what a frame waits for');
    await inside.getByRole('button', { name: 'Next suspension' }).click();
    await inside.getByRole('button', { name: 'Next step' }).click();
    await expect(chains(inside)).toContainText('suspended');
    await expect(inside.locator('.inside-loop-part').first()).toContainText('Not reported.');
  });

  test('a link to a moment opens the cell at that step, and Share offers it', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('./sample-2-async-await/#sample2-original@17');
    const cell = page.locator('code-cell#sample2-original');
    const inside = cell.getByRole('region', { name: 'Inside' });
    await expect(inside).toHaveAttribute('data-step', '17');
    await expect(inside).toBeInViewport();
    await expect(cell.getByRole('button', { name: 'Timeline' })).toHaveAttribute('aria-pressed', 'true');
    await inside.getByRole('button', { name: 'Next step' }).click();
    await cell.getByRole('button', { name: 'Share' }).click();
    await page.getByRole('button', { name: 'Copy link to this moment (step 18)' }).click();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(new URL(link).hash).toBe('#sample2-original@18');
    await page.goto('about:blank');
    await page.goto(link);
    await expect(inside).toHaveAttribute('data-step', '18');

    await page.emulateMedia({ media: 'print' });
    await expect(inside.getByText(/^Step 18 of \d+$/)).toBeVisible();
    await expect(inside.getByRole('button', { name: 'Next step' })).toBeHidden();
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a moment in the prose is complete: chains, queue, timers, variables', async ({ page }) => {
    await page.goto('./timeline/');
    const moment = page.locator('.moment').first();
    await expect(moment.getByRole('list', { name: 'Await chains' })).toContainText(
      'Future, set by the timer at 1.00 s',
    );
    await expect(moment.getByRole('list', { name: 'Ready queue' })).toContainText('Task-3: next step');
    await expect(moment.getByRole('list', { name: 'Locals' })).toContainText('delay 1');
    await expect(moment.getByRole('link', { name: 'Look inside, step 17' })).toHaveAttribute(
      'href',
      /#sample2-original@17$/,
    );
  });
});
