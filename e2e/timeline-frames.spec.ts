import type { Locator } from 'playwright/test';
import { tasksDuring } from './main-thread.ts';
import { expect, test } from './story.ts';
import { cellOfTenThousand, events, gestures, slider } from './ten-thousand-events.ts';

/** What a reader takes for one movement, ms. */
const mostPerFrame = 50;

const partInSight = (cell: Locator): Promise<string[]> =>
  cell.locator('.timeline-ruler text').allTextContents();

/** What is to be seen after a gesture; `whole` is the ruler of the whole run. */
const afterwards: Readonly<Record<string, (cell: Locator, whole: readonly string[]) => Promise<void>>> = {
  open: (cell) => expect(slider(cell)).toHaveAttribute('aria-valuemax', String(events.length - 1)),
  'zoom in by keys': (cell, whole) => expect.poll(() => partInSight(cell)).not.toEqual(whole),
  'zoom out by keys': (cell, whole) => expect.poll(() => partInSight(cell)).toEqual(whole),
  'pan by keys': (cell, whole) => expect.poll(() => partInSight(cell)).toEqual(whole),
  'zoom in by the wheel': (cell, whole) => expect.poll(() => partInSight(cell)).not.toEqual(whole),
  'zoom out by the wheel': (cell, whole) => expect.poll(() => partInSight(cell)).toEqual(whole),
  drag: (cell, whole) => expect.poll(() => partInSight(cell)).not.toEqual(whole),
  play: async (cell) => {
    await expect(cell.locator('.cursor-head').first()).toBeVisible();
    expect(Number(await slider(cell).getAttribute('aria-valuenow'))).toBeGreaterThan(1000);
  },
  'change between time and steps': async (cell) => {
    const inTime = await partInSight(cell);
    await cell.getByText('Steps', { exact: true }).click();
    await expect.poll(() => partInSight(cell)).not.toEqual(inTime);
  },
  'unfold the tables': (cell) =>
    expect(cell.locator('.timeline-tables').getByRole('row')).toHaveCount(1 + 21 + 1 + 500),
};

const title = 'whatever a reader does with ten thousand events, the page has time for every frame';
test(title, async ({ page }) => {
  test.setTimeout(120_000);
  const cell = await cellOfTenThousand(page);
  let whole: readonly string[] = [];
  for (const gesture of gestures) {
    await test.step(gesture.name, async () => {
      const tasks = await tasksDuring(page, () => gesture.do(page, cell));
      const report = `${gesture.name}: the longest tasks, ms: ${tasks.slice(0, 5).join(' ')}`;
      expect(tasks.length, 'Chromium told of its tasks').toBeGreaterThan(20);
      expect.soft(tasks[0], report).toBeLessThan(mostPerFrame);
      if (whole.length === 0) whole = await partInSight(cell);
      await afterwards[gesture.name]?.(cell, whole);
    });
  }
  expect(Object.keys(afterwards).sort()).toEqual(gestures.map(({ name }) => name).sort());
});
