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
