import type { Page, Route } from 'playwright/test';
import { holdBack } from './hold-back.ts';
import { payloadOf } from './shared-link.ts';
import { expect, test } from './story.ts';

/** Each piece of the page that is loaded late: its file, what asks for it, and what is on the page when it is there. */
const pieces: readonly {
  readonly what: string;
  readonly file: RegExp;
  readonly address: string;
  readonly ask: (page: Page) => Promise<void>;
  readonly there: (page: Page) => Promise<void>;
}[] = [
  {
    what: 'Share',
    file: /\/share-panel\.[^/]*\.js/,
    address: './x/sample1-original/',
    ask: (page) => cell(page).getByRole('button', { name: 'Share' }).click(),
    there: (page) => expect(page.getByRole('dialog')).toBeVisible(),
  },
  {
    what: 'The editor',
    file: /\/editor\.[^/]*\.js/,
    address: './x/sample1-original/',
    ask: (page) => cell(page).getByRole('button', { name: 'Edit' }).click(),
    there: (page) => expect(cell(page).getByRole('textbox')).toBeVisible(),
  },
  {
    what: 'The timeline',
    file: /\/timeline-panel\.[^/]*\.js/,
    address: './x/sample1-original/',
    ask: (page) => cell(page).getByRole('button', { name: 'Timeline' }).click(),
    there: (page) => expect(cell(page).locator('timeline-panel svg').first()).toBeVisible(),
  },
  {
    what: 'The timeline',
    file: /\/timeline-view\.[^/]*\.js/,
    address: './x/sample1-original/',
    ask: (page) => cell(page).getByRole('button', { name: 'Timeline' }).click(),
    there: (page) => expect(cell(page).locator('timeline-panel svg').first()).toBeVisible(),
  },
  {
    what: 'The recorded run',
    file: /\/recorded-run\.[^/]*\.js/,
    address: './x/sample1-original/',
    ask: (page) => cell(page).getByRole('button', { name: 'Timeline' }).click(),
    there: (page) => expect(cell(page).locator('timeline-panel svg').first()).toBeVisible(),
  },
  {
    what: 'The edit in this link',
    file: /\/shared-edit\.[^/]*\.js/,
    address: `./x/sample1-original/#sample1-original~${payloadOf({ 'main.py': 'print(1)\n' })}`,
    ask: () => Promise.resolve(),
    there: (page) => expect(cell(page)).toContainText('Edited by whoever sent this link'),
  },
  {
    what: 'The search',
    file: /\/panel\.[^/]*\.js/,
    address: './about/',
    ask: (page) => page.getByRole('button', { name: 'Search' }).click(),
    there: (page) => expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused(),
  },
  {
    what: 'The playground',
    file: /\/play-ground\.[^/]*\.js/,
    address: './play/',
    ask: () => Promise.resolve(),
    there: (page) => expect(page.locator('play-ground code-cell')).toBeVisible(),
  },
  {
    what: 'This comparison',
    file: /\/cell-comparison\.[^/]*\.js/,
    address: './sample-3-async-generator/',
    ask: () => Promise.resolve(),
    there: (page) => expect(page.locator('cell-comparison:defined').first()).toBeAttached(),
  },
];

const cell = (page: Page) => page.locator('code-cell#sample1-original');

test.describe('of the page', () => {
  test.use({ servesEngines: false });
  for (const { what, file, address, ask, there } of pieces) {
    test(`${what} (${file.source}) does not arrive: it is said, and Retry gets it where the first address stays lost`, async ({
      page,
    }) => {
      // As in Firefox, which asks no more for an address that failed.
      let online = false;
      const lost = (route: Route): Promise<void> =>
        online && route.request().url().includes('?again=') ? route.continue() : route.abort();
      await page.route(file, lost);
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      await page.goto(address);
      await ask(page);
      const words = page.getByText(`${what} could not be loaded.`);
      await expect(words).toBeVisible();
      await page.getByRole('button', { name: 'Retry' }).first().click();
      await expect(page.getByRole('button', { name: 'Reload' }).first()).toBeVisible();
      online = true;
      await page.getByRole('button', { name: 'Retry' }).first().click();
      await there(page);
      await expect(words).toBeHidden();
      expect(errors).toEqual([]);
    });
  }
});

test('what shows output does not arrive: it is said, and Retry runs the program', async ({ page }) => {
  let online = false;
  await page.route(/\/output-tools\.[^/]*\.js/, (route) =>
    online && route.request().url().includes('?again=') ? route.continue() : route.abort(),
  );
  await page.goto('./x/sample1-original/');
  await cell(page).getByRole('button', { name: 'Run' }).click();
  await expect(cell(page).getByText('A file of this page did not arrive.')).toBeVisible();
  online = true;
  await cell(page).getByRole('button', { name: 'Retry' }).click();
  await expect(cell(page)).toHaveAttribute('data-state', 'done', { timeout: 50_000 });
});

test('a font that never comes does not keep the playground asleep', async ({ page }) => {
  const release = await holdBack(page, '**/*.woff2');
  await page.goto('./play/', { waitUntil: 'domcontentloaded' });
  await expect(page.locator('play-ground:defined')).toBeVisible();
  expect(await page.evaluate(() => document.readyState)).not.toBe('complete');
  release();
});
