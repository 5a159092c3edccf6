import { test as base, type Browser, type Page } from 'playwright/test';
import type { SiteServer } from '../server.ts';
import { serveEnginePage } from './serve-engine-page.ts';
import { enginesOf, type Engines } from './engines.ts';

export type { Observed } from './engines.ts';

/** A page with all engines and nothing else. */
export interface EnginePage extends Engines {
  readonly page: Page;
}

interface RigFixtures {
  /** A page of this story alone, whose engines have run nothing yet. */
  readonly freshEngines: EnginePage;
  /** Whether {@link freshEngines} is on a cross-origin isolated page; `test.use({ isolated: true })`. */
  readonly isolated: boolean;
}

interface RigWorkerFixtures {
  readonly rigs: { readonly plain: SiteServer; readonly isolated: SiteServer };
  /**
   * One page for all stories of a Playwright worker. Each run has an interpreter of its own, so only stories about the
   * start of an engine, or about what it leaves behind in the page, need {@link RigFixtures.freshEngines}.
   */
  readonly engines: EnginePage;
}

export const test = base.extend<RigFixtures, RigWorkerFixtures>({
  rigs: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from this pattern
    async ({}, use) => {
      const [plain, isolated] = [await serveEnginePage(false), await serveEnginePage(true)];
      await use({ plain, isolated });
      await Promise.all([plain.close(), isolated.close()]);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  engines: [
    async ({ browser, rigs }, use) => {
      const page = await newPage(browser);
      await use(await openEngines(page, rigs.plain));
      await page.context().close();
    },
    { scope: 'worker' },
  ],
  isolated: [false, { option: true }],
  freshEngines: async ({ page, rigs, isolated }, use) => {
    await use(await openEngines(page, isolated ? rigs.isolated : rigs.plain));
  },
});

async function newPage(browser: Browser): Promise<Page> {
  return (await browser.newContext({ serviceWorkers: 'block' })).newPage();
}

async function openEngines(page: Page, { url }: SiteServer): Promise<EnginePage> {
  await page.goto(url);
  await page.waitForFunction(() => 'rig' in globalThis);
  return { page, ...enginesOf((function_, argument) => page.evaluate(function_ as never, argument)) };
}

export { expect } from 'playwright/test';
