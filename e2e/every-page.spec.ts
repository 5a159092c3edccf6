/** Everything that must be true of every page, checked in one visit: opening a page costs more than the checks. */
import { aboutColors, colorViolations } from './color-looks.ts';
import { violations } from './axe.ts';
import { overBudget, watchFetches, type Fetched } from './light-page.ts';
import { test as inOneTab } from './one-tab.ts';
import { listPages } from './pages.ts';
import { expect, type Page } from './story.ts';

interface Network {
  /** What the tab has fetched since it was asked last. */
  readonly fetched: () => Fetched;
  /** Forgets what pages of this origin have kept. */
  readonly forget: (origin: string) => Promise<void>;
}

/** The tab comes to each page as to the first: nothing is cached, nothing was kept. */
const test = inOneTab.extend<object, { readonly network: Network }>({
  network: [
    async ({ tab }, use) => {
      const session = await tab.context().newCDPSession(tab);
      const fetched = await watchFetches(session);
      await session.send('Network.setCacheDisabled', { cacheDisabled: true });
      const forget = async (origin: string): Promise<void> => {
        await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
      };
      await use({ fetched, forget });
    },
    { scope: 'worker' },
  ],
  page: async ({ page, network: { fetched, forget }, site }, use) => {
    await forget(new URL(site.url).origin);
    await page.setViewportSize({ width: 1280, height: 800 });
    fetched();
    await use(page);
  },
});

for (const address of listPages()) {
  test(`${address} is light, accessible in both themes, shows code whole, and does not scroll sideways`, async ({
    page,
    network: { fetched },
  }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    const cost = fetched();

    await test.step('it fetches no engine and no editor, and no more than its budget', () => {
      expect.soft(cost.early, 'fetched before anybody asked for it').toEqual([]);
      expect.soft(overBudget(address, cost)).toEqual([]);
    });
    await page.addStyleTag({ content: '.code > code { content-visibility: visible !important }' });
    await test.step('no line of a cell runs out of it', async () => {
      expect.soft(await cutLines(page)).toEqual([]);
    });
    await test.step('every cell in sight can be run', async () => {
      expect.soft(await deadCells(page)).toEqual([]);
    });
    await test.step("nothing stands in a reader's way", async () => {
      expect.soft(await violations(page, { without: aboutColors })).toEqual([]);
    });
    for (const theme of ['light', 'dark'] as const) {
      await test.step(`colors can be told apart in the ${theme} theme`, async () => {
        // It came in the light one.
        if (theme === 'dark') await page.emulateMedia({ colorScheme: theme });
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
        expect.soft(await colorViolations(page), `in the ${theme} theme`).toEqual([]);
      });
    }
    // 320 pixels are a small phone, and a wide screen at four times its size.
    for (const width of [390, 320]) {
      await test.step(`${width} pixels wide it does not scroll sideways`, async () => {
        await page.setViewportSize({ width, height: 844 });
        expect.soft(await tooWide(page), `${width} pixels wide`).toEqual([]);
      });
    }
  });
}

/** The article's own programs, quoted unchanged: `src/site/line-width.test.ts` leaves them out as well. */
const quoted = /^sample[123]-original$/;

/** Files of examples with lines that have to be scrolled sideways, and examples in sight of which no file is. */
async function cutLines(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => document.fonts.ready);
  const cells = await page.locator('code-cell:visible').evaluateAll((all) =>
    all.map((cell) => ({
      id: cell.getAttribute('data-example') ?? '',
      files: [...cell.querySelectorAll('.cell-file pre')]
        .map(({ scrollWidth, clientWidth }) => ({ needs: scrollWidth, has: clientWidth }))
        .filter(({ has }) => has > 0),
    })),
  );
  if (cells.length === 0 && (await page.locator('code-cell').count()) > 0) return ['no cell is in sight'];
  return cells.flatMap(({ id, files }) => {
    if (files.length === 0) return [`${id} shows no code`];
    const cut = quoted.test(id) ? [] : files.filter(({ needs, has }) => needs > has);
    return cut.map(({ needs, has }) => `${id}: ${needs} px in ${has}`);
  });
}

/** Ids of cells that no script has brought to life, or that have no button to press. */
function deadCells(page: Page): Promise<readonly string[]> {
  return page.locator('code-cell:visible').evaluateAll((cells) =>
    cells
      .filter((cell) => {
        const run = cell.querySelector<HTMLButtonElement>('.cell-run');
        return !cell.matches(':defined') || !run?.checkVisibility() || run.disabled;
      })
      .map(({ id }) => id),
  );
}

/** What is wider than the window, outside of parts that scroll by themselves, and Run buttons whose names are cut. */
async function tooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    const beyond = [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { right, width } = element.getBoundingClientRect();
        if (width === 0 || right <= innerWidth + 1) return false;
        for (let at = element.parentElement; at; at = at.parentElement) {
          if (getComputedStyle(at).overflowX !== 'visible') return false;
        }
        return getComputedStyle(element).position !== 'fixed';
      })
      .map((element) => `${element.localName}.${element.className} is beyond the edge`)
      .slice(0, 5);
    const scrolls = document.documentElement.scrollWidth - innerWidth;
    // The word on the button is what a reader looks for: it is not cut.
    const cut = [...document.querySelectorAll('.cell-run .cell-button-name')]
      .filter((name) => name.clientWidth < name.scrollWidth)
      .map((name) => `"${name.textContent}" on a button is cut`);
    return [...beyond, ...(scrolls > 0 ? [`the page scrolls ${scrolls} pixels sideways`] : []), ...cut];
  });
}
