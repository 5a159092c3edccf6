/** Every example, in its cell, prints what was recorded, and a JavaScript one reports the events that were recorded. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Cell } from './cell.ts';
import { test } from './one-tab.ts';
import { listPages } from './pages.ts';
import { expect, type Page } from './story.ts';

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

/** The pages on which examples stand, and which each is the first to show: on its own page an example would start an engine alone. */
function examplesByPage(): Map<string, readonly string[]> {
  const placed = new Set<string>();
  return new Map(
    listPages()
      .filter((address) => !address.startsWith('./x/'))
      .map((address) => {
        const html = readFileSync(join(dist, address, 'index.html'), 'utf8');
        const here = [...html.matchAll(/<code-cell id="([^"]+)"/g)].map(([, id = '']) => id);
        const first = here.filter((id) => ids.has(id) && !placed.has(id));
        for (const id of first) placed.add(id);
        return [address, first] as const;
      })
      .concat([...ids].filter((id) => !placed.has(id)).map((id) => [`./x/${id}/`, [id]] as const)),
  );
}

const ids = new Set(globSync('*/example.yaml', { cwd: folder }).map((path) => path.split('/')[0] ?? ''));
/** `EXAMPLES=a,b` asks these alone. */
const asked = process.env['EXAMPLES']?.split(',');

/** A story: the page that is opened, and the cells that are run there, each with the page that shows it. */
interface Visit {
  readonly address: string;
  readonly cells: readonly { readonly id: string; readonly from: string }[];
}

/**
 * Most pages have one or two programs, and a start of Python on each would cost more than all that they do: their cells are
 * brought, as they stand there, to one page for every {@link together} of them. That each page has what makes its own
 * cells work is asked in `every-page.spec.ts`.
 */
function visits(): readonly Visit[] {
  const together = 12;
  const pages = [...examplesByPage()].map(([address, examples]) => ({
    address,
    cells: examples
      .filter((id) => !needsNode(id) && (asked?.includes(id) ?? true))
      .map((id) => ({ id, from: address })),
  }));
  const few = pages.filter(({ cells }) => cells.length < 3).flatMap(({ cells }) => cells);
  return [
    ...pages.filter(({ cells }) => cells.length >= 3),
    ...Array.from({ length: Math.ceil(few.length / together) }, (_, group) => {
      const cells = few.slice(group * together, (group + 1) * together);
      return { address: cells[0]!.from, cells };
    }),
  ];
}

for (const { address, cells } of visits()) {
  const more = new Set(cells.map(({ from }) => from).filter((from) => from !== address)).size;
  const where = more === 0 ? address : `${address} and ${more} more pages`;
  test(`on ${where} examples print what was recorded, and scripts tell what their recorded run told`, async ({
    page,
  }) => {
    test.setTimeout(30_000 + 30_000 * cells.length);
    await page.goto(address);
    for (const { id, from } of cells) {
      await test.step(id, async () => {
        if (from !== address) await bring(page, id, from);
        await printsAndTellsTheSame(page, id, traces.get(id));
      });
    }
  });
}

/** Puts a cell of another page at the top of this one. */
async function bring(page: Page, id: string, from: string): Promise<void> {
  const html = readFileSync(join(dist, from, 'index.html'), 'utf8');
  await page.evaluate(
    ([text = '', name = '']) => {
      document.getElementById(name)?.remove();
      const cell = new DOMParser().parseFromString(text, 'text/html').getElementById(name);
      if (!cell) throw new Error(`The page has no cell ${name}.`);
      document.querySelector('main')!.prepend(cell);
    },
    [html, id],
  );
}

/** Runs an example where it stands; one that has a recorded script run with its timeline open, so that it tells its events. */
async function printsAndTellsTheSame(page: Page, id: string, trace: string | undefined): Promise<void> {
  const javascript = existsSync(`${folder}/${id}/main.mjs`);
  const cell = new Cell(page, id);
  if (await cell.root.isHidden()) await showMirror(page, id, javascript);
  const source = cell.root.locator('.timeline-source');
  if (trace) {
    await cell.root.getByRole('button', { name: 'Timeline' }).click();
    await expect(source).toHaveText(/^Recorded with Node/);
  }
  const live = trace ? eventsOf(cell) : undefined;
  await cell.runToTheEnd();
  await expect(cell.root.locator('[data-match]')).toHaveText('same as recorded');
  await expect(cell.status).toHaveText(endsAsRecorded(id));
  await expect(cell.root.getByText(javascript ? /JavaScript/ : /^CPython 3\.14/)).not.toHaveCount(0);
  if (!trace) return;
  const { events } = JSON.parse(readFileSync(join(dist, trace), 'utf8')) as { events: Event[] };
  expect(order((await live) ?? [])).toEqual(order(events));
  await expect(source).toHaveText(/^Your run/);
}

/** How the page words the end that was recorded: some examples are there to fail. */
function endsAsRecorded(id: string): RegExp {
  const path = ['pyodide', 'node']
    .map((engine) => `${folder}/${id}/recorded/${engine}.json`)
    .find(existsSync);
  if (path === undefined) throw new Error(`${id} has no recording`);
  const { outcome } = JSON.parse(readFileSync(path, 'utf8')) as { outcome: { code?: number } };
  return outcome.code === 0 ? /^Finished in / : /^Failed: /;
}

/** Of an example and its mirror one is in sight. */
async function showMirror(page: Page, id: string, javascript: boolean): Promise<void> {
  const group = page.locator('mirror-switch', { has: page.locator(`code-cell[id="${id}"]`) });
  // By the keyboard: what ran above it may still move it away under a pointer.
  const choice = group.getByRole('radio', { name: javascript ? 'JavaScript' : 'Python' });
  await choice.focus();
  await choice.press('Space');
  await expect(new Cell(page, id).root).toBeVisible();
}

/** What the next run tells, once it is over. */
function eventsOf(cell: Cell): Promise<Event[]> {
  return cell.root.evaluate(
    (element) =>
      new Promise<Event[]>((resolve) => {
        const heard: Event[] = [];
        element.addEventListener('cell-run-event', (happened) => {
          const { event } = (happened as CustomEvent<{ event: { type: string; events: Event[] } }>).detail;
          if (event.type === 'trace') heard.push(...event.events);
        });
        element.addEventListener('cell-run-end', () => resolve(heard), { once: true });
      }),
  );
}
