/** Every example, on its own page: it prints what was recorded, and a script tells what its recorded run told. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BrowserContext } from 'playwright/test';
import { Cell } from './cell.ts';
import { expect, type Page, test as base } from './story.ts';

/** As for a reader who goes from one example to the next: what the engines keep is there from the first one on. */
const test = base.extend<object, { readonly visit: BrowserContext }>({
  visit: [
    async ({ browser, site }, use) => {
      const context = await browser.newContext({ baseURL: site.url, serviceWorkers: 'block' });
      await use(context);
      await context.close();
    },
    { scope: 'worker' },
  ],
  context: async ({ visit }, use) => use(visit),
  page: async ({ visit }, use) => {
    const page = await visit.newPage();
    await use(page);
    await page.close();
  },
});

test.describe.configure({ timeout: 120_000 });

const folder = 'content/examples';
const dist = process.env['DIST'] ?? 'dist';

/** Examples that only real Node can run: their stories are with WebContainer. */
const needsNode = (id: string): boolean =>
  /^needs:.*node/m.test(readFileSync(`${folder}/${id}/example.yaml`, 'utf8'));

interface Event {
  readonly kind: string;
  readonly at: number;
}

/** What happened and where, not when, and not whether the event loop had to wait for it. */
function order(events: readonly Event[]): readonly string[] {
  return events.filter(({ kind }) => kind !== 'loop-wait').map(({ at: _, ...rest }) => JSON.stringify(rest));
}

/** What the harness recorded of scripts, as the site sends it. */
const traces = new Map(
  globSync('traces/js-*.json', { cwd: dist }).map((path) => [basename(path).split('.')[0] ?? '', path]),
);

test('every JavaScript example that runs in the page has a recorded timeline', () => {
  expect(traces.size).toBeGreaterThanOrEqual(18);
});

/** `EXAMPLES=a,b` asks these alone. */
const asked = process.env['EXAMPLES']?.split(',');
const ids = globSync('*/example.yaml', { cwd: folder }).map((path) => path.split('/')[0] ?? '');
for (const id of ids.filter((each) => !needsNode(each) && (asked?.includes(each) ?? true)).sort()) {
  const trace = traces.get(id);
  test(`${id} prints what was recorded${trace ? ', and tells what the recorded run told' : ''}`, async ({
    page,
  }) => {
    const javascript = existsSync(`${folder}/${id}/main.mjs`);
    await page.goto(`./x/${id}/`);
    const cell = new Cell(page, id);
    await cell.runToTheEnd();
    await expect(cell.root.locator('[data-sameness]')).toHaveText('same as recorded');
    await expect(cell.status).toHaveText(/^Finished in /);
    await expect(cell.root.getByText(javascript ? /JavaScript/ : /^CPython 3\.14/)).not.toHaveCount(0);
    if (trace) await tellsTheSame(page, cell, join(dist, trace));
  });
}

/** Runs once more, with the timeline open, on a page where nothing ran yet: then the recorded timeline is the one in sight. */
async function tellsTheSame(page: Page, cell: Cell, recorded: string): Promise<void> {
  const { events } = JSON.parse(readFileSync(recorded, 'utf8')) as { events: Event[] };
  await page.reload();
  await cell.root.getByRole('button', { name: 'Timeline' }).click();
  const source = cell.root.locator('.timeline-source');
  await expect(source).toHaveText(/^Recorded with Node/);
  const live = cell.root.evaluate(
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
  await cell.run.click();
  expect(order(await live)).toEqual(order(events));
  await expect(source).toHaveText(/^Your run/);
}
