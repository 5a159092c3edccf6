import { test as base } from 'playwright/test';
import { serveSite, type SiteServer } from '../server.ts';
import type { Driver } from './driver.ts';
import { Reader } from './reader.ts';
import { starters } from './start.ts';

interface WorkerFixtures {
  /** The browser of this project: started once, one window for all stories. */
  readonly driver: Driver;
}

interface StoryFixtures {
  /** The built site at an origin of the story's own, so that nothing kept by another story is met. */
  readonly site: SiteServer & { loses(file: RegExp | undefined): void };
  readonly reader: Reader;
}

export const test = base.extend<StoryFixtures, WorkerFixtures>({
  driver: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from this pattern
    async ({}, use, { project }) => {
      const driver = await starters[project.name]!();
      process.stdout.write(`${project.name}: ${driver.browser}\n`);
      await use(driver);
      await driver.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  // eslint-disable-next-line no-empty-pattern -- as above
  site: async ({}, use) => {
    let lost: RegExp | undefined;
    const server = await serveSite({
      folder: process.env['DIST'] ?? 'dist',
      brotli: 0,
      intercept: ({ url = '', socket }) => {
        if (!lost?.test(url)) return false;
        socket.destroy();
        return true;
      },
    });
    await use({ ...server, loses: (file) => (lost = file) });
    await server.close().catch(() => {}); // a story may have closed it
  },
  reader: async ({ driver, site }, use, info) => {
    await use(new Reader(driver, site.url));
    if (info.status !== info.expectedStatus) {
      await info.attach('screen', { body: await driver.screenshot(), contentType: 'image/png' });
    }
    await driver.goto('about:blank');
  },
});

export { expect } from 'playwright/test';
