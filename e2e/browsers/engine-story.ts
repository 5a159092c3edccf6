import { enginesOf, type Engines } from '../contract/engines.ts';
import { serveEnginePage } from '../contract/serve-engine-page.ts';
import type { SiteServer } from '../server.ts';
import { Reader } from './reader.ts';
import { test as base } from './story.ts';

interface WorkerFixtures {
  /** The page that has all engines and nothing else. */
  readonly enginePage: SiteServer;
}

interface StoryFixtures {
  /** Engines that may have been asked before: the page stays from story to story. */
  readonly engines: Engines;
  /** Engines that nobody has asked for anything yet. */
  readonly freshEngines: Engines;
}

/** Stories that talk to the engines of this project's browser, without a site around them. */
export const test = base.extend<StoryFixtures, WorkerFixtures>({
  enginePage: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from this pattern
    async ({}, use) => {
      const server = await serveEnginePage(false);
      await use(server);
      await server.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  engines: async ({ driver, enginePage }, use) => {
    const reader = new Reader(driver, enginePage.url);
    if ((await reader.evaluate(() => location.href)) !== enginePage.url) await openEngines(reader);
    await use(enginesOf((function_, argument) => reader.evaluate(function_, argument)));
  },
  freshEngines: async ({ driver, enginePage }, use) => {
    const reader = new Reader(driver, enginePage.url);
    await openEngines(reader);
    await use(enginesOf((function_, argument) => reader.evaluate(function_, argument)));
  },
});

async function openEngines(reader: Reader): Promise<void> {
  await reader.open('');
  await reader.waitsFor(() => 'rig' in globalThis);
}

export { expect } from 'playwright/test';
