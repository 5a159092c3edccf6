import { opensAwake } from './awake.ts';
import { Cell } from './cell.ts';
import { serveSite } from './server.ts';
import { expect, test as base, type Page } from './story.ts';
import { live, serveStandIn, type Served, type Service } from './webcontainer/stand-in.ts';

const test = base.extend<{ readonly service: Service; readonly served: Served }>({
  service: ['well', { option: true }],
  served: async ({ page, service, strangers }, use) => {
    const served = await serveStandIn(page, service);
    await use(served);
    // Asked on purpose, and answered by the stand-in.
    strangers.length = 0;
  },
});

const PAGE = './x/js-differences/';
const cell = '#js-differences';
/** Has that program, and one that needs Node. */
const SECTION = './javascript/';

test('JavaScript runs in the page until the reader chooses Node', async ({ page, served }) => {
  await page.goto(PAGE);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  const output = page.locator(cell).getByRole('log', { name: 'Output' });
  const ends = async () => {
    await page.locator(cell).getByRole('button', { name: 'Run', exact: true }).click();
    await expect(page.locator(cell)).toHaveAttribute('data-state', 'done');
  };
  await test.step('JavaScript runs in the page at first, and nobody else is asked', async () => {
    await ends();
    await expect(page.locator(`${cell} .cell-engine`)).toHaveText('JavaScript in this page');
    await expect(output).toContainText('body ran | caller goes on');
    expect(served.asked).toEqual([]);
  });
  await test.step('the reader chooses Node, and sees which one ran', async () => {
    await chooseNode(page);
    expect(served.asked).toEqual([]);
    await ends();
    await expect(page.locator(`${cell} .cell-engine`)).toHaveText(/^Node \d+\.\d+\.\d+ · WebContainer$/);
    await expect(output).toContainText('body ran | caller goes on');
    expect(served.asked.length).toBeGreaterThan(0);
  });
});

test.describe('where Node cannot be had', () => {
  test.skip(live, 'the real service has no faults to order');
  const services: readonly (readonly [service: Service, words: string | RegExp])[] = [
    ['unreachable', 'cannot be reached'],
    ['black-hole', /still starting|did not answer/],
    [['no-init'], 'still starting'],
  ];

  // Each waits for five seconds, and none needs the processor meanwhile: they wait together, a page for each.
  test(
    'something runs within six seconds, with the reason',
    { tag: '@alone' },
    async ({ context, strangers }) => {
      const pages = await Promise.all(
        services.map(async ([service, words]) => {
          const page = opensAwake(await context.newPage());
          const { asked } = await serveStandIn(page, service);
          await page.goto(PAGE);
          await chooseNode(page);
          return { page, asked, words };
        }),
      );
      await Promise.all(
        pages.map(async ({ page, asked, words }) => {
          const began = Date.now();
          await page.locator(cell).getByRole('button', { name: 'Run', exact: true }).click();
          await expect(page.locator(cell).getByRole('log', { name: 'Output' })).toContainText('body ran', {
            timeout: 6000,
          });
          expect(Date.now() - began).toBeLessThan(6000);
          await expect(page.locator(`${cell} .cell-engine`)).toHaveText('JavaScript in this page');
          await expect(page.locator(`${cell} .cell-notice`)).toContainText(words);
          expect(asked.length).toBeGreaterThan(0);
        }),
      );
      strangers.length = 0;
    },
  );

  for (const [service, words] of services) {
    test.describe(String(service), () => {
      test.use({ service });
      // A client that is never told waits for twenty seconds.
      const tag = service[0] === 'no-init' ? '@waits' : [];
      test('once it can be had, Retry gets it', { tag }, async ({ page, served }) => {
        await page.goto(PAGE);
        await chooseNode(page);
        await page.locator(cell).getByRole('button', { name: 'Run', exact: true }).click();
        await expect(page.locator(`${cell} .cell-notice`)).toContainText(words);
        served.behave('well');
        await expect(page.locator(cell).getByRole('button', { name: 'Retry' })).toBeVisible();
        await runInNode(page);
      });
    });
  }
});

test('what only Node can run says so where it cannot be had', async ({ page, served }) => {
  served.behave('unreachable');
  await page.goto(SECTION);
  await test.step('a program that needs Node itself keeps its recorded output, and offers Retry', async () => {
    const node = page.locator('#js-node-async-context');
    await node.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(node).toHaveAttribute('data-state', 'error');
    await expect(node.locator('.cell-notice')).toContainText('cannot be reached');
    await expect(node.getByRole('button', { name: 'Retry' })).toBeVisible();
  });
  await test.step('where the page’s own JavaScript can never run a program, the advice is about Node', async () => {
    const edited = new Cell(page, 'js-differences');
    await edited.write(`import 'node:events';`, 'main.mjs');
    await edited.root.getByLabel('Engine').selectOption({ label: 'Node · WebContainer' });
    await edited.runToTheEnd();
    await expect(edited.root.locator('.cell-notice p')).toHaveText(
      /cannot be reached.* only Node has\. If a content blocker or your network holds it back, allow it there, then try again\. Your edits are kept\.$/,
    );
  });
});

test('on a host without headers JavaScript runs, and Node falls back with the reason', async ({
  page,
  served,
  strangers,
}) => {
  const bare = await serveSite({ folder: process.env['DIST'] ?? 'dist', siteHeaders: false });
  try {
    await page.goto(`${bare.url}x/js-differences/`);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
    await chooseNode(page);
    await page.locator(cell).getByRole('button', { name: 'Run', exact: true }).click();
    await expect(page.locator(cell)).toHaveAttribute('data-state', 'done');
    await expect(page.locator(`${cell} .cell-engine`)).toHaveText('JavaScript in this page');
    // What to do is said; Retry is not offered, since headers do not change on an open page.
    await expect(page.locator(`${cell} .cell-notice`)).toHaveText(
      /isolat.* open it on its own page; otherwise only whoever hosts it can change that\.$/,
    );
    expect(served.asked).toEqual([]);
  } finally {
    strangers.length = 0;
    await bare.close();
  }
});

test('a browser that Node can never run in is told as that, without Retry', async ({ page, served }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'SharedArrayBuffer'));
  await page.goto(SECTION);
  await chooseNode(page);
  await page.locator(cell).getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.locator(cell)).toHaveAttribute('data-state', 'done');
  await expect(page.locator(`${cell} .cell-engine`)).toHaveText('JavaScript in this page');
  const words =
    'Node · WebContainer: this browser has no shared memory. Open this page in a current browser: that has what it needs.';
  await expect(page.locator(`${cell} .cell-notice`)).toHaveText(words);
  const node = page.locator('#js-node-async-context');
  await node.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(node).toHaveAttribute('data-state', 'error');
  await expect(node.locator('.cell-notice')).toHaveText(words);
  expect(served.asked).toEqual([]);
});

async function chooseNode(page: Page): Promise<void> {
  await page.locator(cell).getByLabel('Engine').selectOption({ label: 'Node · WebContainer' });
}

/** Runs, and runs again where a slow start was passed over, until Node has done it. */
async function runInNode(page: Page): Promise<void> {
  await expect(async () => {
    await page.locator(cell).getByRole('button', { name: 'Run', exact: true }).click();
    await expect(page.locator(cell)).toHaveAttribute('data-state', 'done');
    const engine = page.locator(`${cell} .cell-engine`);
    // A fallback shows itself in the menu; the reader's choice was Node.
    if ((await engine.textContent()) === 'JavaScript in this page') {
      await chooseNode(page);
    }
    await expect(engine).toHaveText(/^Node \d+\.\d+\.\d+ · WebContainer$/, { timeout: 1000 });
  }).toPass({ timeout: 45_000 });
}
