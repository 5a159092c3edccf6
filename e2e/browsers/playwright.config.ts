import { defineConfig } from 'playwright/test';
import { otherBrowsers } from './installed.ts';

const installed = Object.values(otherBrowsers)
  .flat()
  .filter(({ here }) => here);

/** The stories for every browser, one project a browser that this machine has. Chromium is asked the same by its name. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results/browsers',
  // One window a browser: its stories come one after the other.
  workers: 1,
  forbidOnly: Boolean(process.env['CI']),
  retries: process.env['CI'] ? 1 : 0,
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['json', { outputFile: `../../.cache/${process.env['STORIES'] ?? 'browsers'}.json` }]],
  // What measures time is told with nothing beside it: by hand, or where ALONE says so.
  ...(process.env['ALONE'] ? {} : { grepInvert: /@alone/ }),
  projects: ['Chromium', ...installed.map(({ project }) => project)].map((name) => ({ name })),
});
