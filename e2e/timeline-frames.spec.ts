import type { Locator, Page } from 'playwright/test';
import { eachAtBest, longest, mostPerFrame, tasksDuring } from './main-thread.ts';
import { expect, test } from './story.ts';
import { cellOfTenThousand, events, gestures, slider } from './ten-thousand-events.ts';

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

/** Loads the page, does all of them, one after the other, and gives the tasks of each. */
async function tasksOfEach(page: Page): Promise<ReadonlyMap<string, readonly number[]>> {
  const cell = await cellOfTenThousand(page);
  const tasksOf = new Map<string, readonly number[]>();
  let whole: readonly string[] = [];
  for (const gesture of gestures) {
    await test.step(gesture.name, async () => {
      const tasks = await tasksDuring(page, () => gesture.do(page, cell));
      expect(tasks.length, 'Chromium told of its tasks').toBeGreaterThan(20);
      tasksOf.set(gesture.name, tasks);
      if (whole.length === 0) whole = await partInSight(cell);
      await afterwards[gesture.name]?.(cell, whole);
    });
  }
  return tasksOf;
}

const title = 'whatever a reader does with ten thousand events, the page has time for every frame';
test(title, async ({ page }) => {
  test.setTimeout(180_000);
  expect(Object.keys(afterwards).sort()).toEqual(gestures.map(({ name }) => name).sort());
  const best = await eachAtBest(mostPerFrame, () => tasksOfEach(page));
  const tooLong = [...best].flatMap(([name, tasks]) =>
    longest(tasks) < mostPerFrame ? [] : [`${name}: the longest tasks, ms: ${tasks.slice(0, 5).join(' ')}`],
  );
  expect(tooLong).toEqual([]);
});
