import { test as base, type Page } from 'playwright/test';
import type { SiteServer } from '../server.ts';
import { serveRig } from './serve-rig.ts';
import type { Observed, Rig, RunOptions } from './rig/page.ts';

export type { Observed } from './rig/page.ts';

/** A page with all engines and nothing else. */
export interface EnginePage {
  readonly page: Page;
  /** Runs files (or one `main.mjs` or `main.py`) and reports everything that could be observed. */
  run(
    engine: string,
    files: string | Record<string, string>,
    options?: RunOptions & { stdin?: string },
  ): Promise<Observed>;
}

interface RigFixtures {
  readonly engines: EnginePage;
  /** Whether the page is cross-origin isolated; `test.use({ isolated: true })`. */
  readonly isolated: boolean;
}

export const test = base.extend<
  RigFixtures,
  { readonly rigs: { readonly plain: SiteServer; readonly isolated: SiteServer } }
>({
  rigs: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from this pattern
    async ({}, use) => {
      const [plain, isolated] = [await serveRig(false), await serveRig(true)];
      await use({ plain, isolated });
      await Promise.all([plain.close(), isolated.close()]);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  isolated: [false, { option: true }],
  engines: async ({ page, rigs, isolated }, use) => {
    await page.goto((isolated ? rigs.isolated : rigs.plain).url);
    await page.waitForFunction(() => 'rig' in globalThis);
    await use({
      page,
      run: (engine, files, { stdin, ...options } = {}) => {
        const python = engine === 'pyodide';
        const entry = python ? 'main.py' : 'main.mjs';
        const program = {
          language: python ? ('python' as const) : ('javascript' as const),
          files: typeof files === 'string' ? { [entry]: files } : files,
          entry,
          ...(stdin !== undefined && { stdin }),
        };
        return page.evaluate(
          ([name, order, how]) => (globalThis as unknown as { rig: Rig }).rig.run(name, order, how),
          [engine, program, options] as const,
        );
      },
    });
  },
});

export { expect } from 'playwright/test';
