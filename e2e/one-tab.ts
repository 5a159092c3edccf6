import { opensAwake } from './awake.ts';
import { test as base, type Page } from './story.ts';

/**
 * For stories that only look at one page after the other: one tab for all of a worker. The page before is still there
 * when the next is opened, so that this one need not start a process of its own.
 */
export const test = base.extend<object, { readonly tab: Page }>({
  tab: [
    async ({ browser, site }, use) => {
      const context = await browser.newContext({ baseURL: site.url, serviceWorkers: 'block' });
      await use(opensAwake(await context.newPage()));
      await context.close();
    },
    { scope: 'worker' },
  ],
  context: async ({ tab }, use) => use(tab.context()),
  page: async ({ tab }, use) => use(tab),
});
