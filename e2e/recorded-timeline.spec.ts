import AxeBuilder from '@axe-core/playwright';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from './story.ts';

interface Event {
  readonly kind: string;
  readonly at: number;
}

/** What happened and where, not when, and not whether the event loop had to wait for it. */
function order(events: readonly Event[]): readonly string[] {
  return events.filter(({ kind }) => kind !== 'loop-wait').map(({ at: _, ...rest }) => JSON.stringify(rest));
}

/** What the harness recorded of JavaScript, as the site sends it. */
const recorded = globSync('traces/js-*.json', { cwd: process.env['DIST'] ?? 'dist' }).map((path) => ({
  id: basename(path).split('.')[0] ?? '',
  path,
}));

test('every JavaScript example that runs in the page has a recorded timeline', () => {
  expect(recorded.length).toBeGreaterThanOrEqual(18);
});

for (const { id, path } of recorded) {
  test(`the reader's run of ${id} tells what the recorded one told`, async ({ page }) => {
    const file = readFileSync(join(process.env['DIST'] ?? 'dist', path), 'utf8');
    const { events } = JSON.parse(file) as { events: Event[] };
    await page.goto(`./x/${id}/`);
    const cell = page.locator('code-cell');
    await cell.getByRole('button', { name: 'Timeline' }).click();
    await expect(cell.locator('.timeline-source')).toHaveText(/^Recorded with Node/);
    const live = cell.evaluate(
      (element) =>
        new Promise<Event[]>((resolve) => {
          const heard: Event[] = [];
          element.addEventListener('cell-run-event', (happened) => {
            const { event } = (happened as CustomEvent<{ event: { type: string; events: Event[] } }>).detail;
            if (event.type === 'trace') heard.push(...event.events);
          });
          element.addEventListener('cell-run-end', () => resolve(heard));
        }),
    );
    await cell.getByRole('button', { name: 'Run' }).click();
    expect(order(await live)).toEqual(order(events));
    await expect(cell.locator('.timeline-source')).toHaveText(/^Your run/);
  });
}

test('the recorded timeline makes way for the one in the cell', async ({ page }) => {
  await page.goto('./x/sample2-original/');
  const still = page.getByRole('region', { name: 'Timeline of the recorded run' });
  await expect(still).toContainText('Press Timeline');
  const button = page.getByRole('button', { name: 'Timeline' });
  await button.click();
  await expect(still).toBeHidden();
  await button.click();
  await expect(still).toBeVisible();
});

test('a program that needs Node itself has a recorded timeline, and says why there is no other', async ({
  page,
}) => {
  await page.goto('./x/js-node-events/');
  await expect(page.getByRole('button', { name: 'Timeline' })).toHaveCount(0);
  const still = page.getByRole('region', { name: 'Timeline of the recorded run' });
  await expect(still.getByRole('img')).toBeVisible();
  await expect(still).toContainText('Your own run has none: this program needs Node itself');
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test.describe(`${colorScheme}, ${width} pixels wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 844 } });
      test("nothing in a recorded timeline and its tables stands in a reader's way", async ({ page }) => {
        await page.goto('./x/js-sample2-async/');
        await page.getByText('As tables').click();
        const { violations } = await new AxeBuilder({ page }).include('.example-timeline').analyze();
        expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([]);
      });
    });
  }
}

test('on an example’s own page the cell’s timeline takes the place of the still one, and gives it back', async ({
  page,
}) => {
  await page.goto('./x/sample1-original/');
  const still = page.locator('.example-timeline');
  const button = page.locator('.cell-timeline-button').first();
  await expect(still).toBeVisible();
  await button.click();
  await expect(page.getByRole('slider')).toBeVisible();
  await expect(still).toBeHidden();
  await button.click();
  await expect(still).toBeVisible();
});
