import { defineConfig } from 'playwright/test';
import { findStoryChromium } from './browser.ts';

const browser = findStoryChromium();
if (!process.env['TEST_WORKER_INDEX']) {
  process.stdout.write(`Chromium: ${browser.executablePath} (${browser.origin})\n`);
}

/** The mark of a story that measures time. Told one after the other, with nothing beside it: it measures the product. */
const timed = /@alone/;
/** The mark of a story that does nothing but wait for 20 s: many at once cost no more than one. */
const waiting = /@waits/;

/**
 * Where nothing is measured, WebAssembly is compiled quickly and not once more, well: a page that runs Python twice takes
 * 3.0 s of the processor for 4.1.
 */
const compiledOnce = '--js-flags=--liftoff-only';

/** Stories on the built site. Each worker starts its own server (see `story.ts`). */
export default defineConfig({
  testDir: '.',
  // What ends in .test.ts is Vitest's.
  testMatch: '**/*.spec.ts',
  // They have a configuration of their own: other browsers, driven in other ways.
  testIgnore: '**/e2e/browsers/**',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: Number(process.env['WORKERS'] ?? 2),
  forbidOnly: Boolean(process.env['CI']),
  // A whole run keeps all cores busy for minutes. A story that needs its second try is named in the summary.
  retries: Number(process.env['RETRIES'] ?? 0),
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: `../.cache/${process.env['STORIES'] ?? 'stories'}.json` }]],
  projects: [
    {
      name: 'side by side',
      grepInvert: [timed, waiting],
      use: {
        launchOptions: { executablePath: browser.executablePath, args: [...browser.args, compiledOnce] },
      },
    },
    { name: 'waiting', grep: waiting },
    { name: 'alone', grep: timed, workers: 1 },
  ],
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: browser.executablePath, args: browser.args },
    viewport: { width: 1280, height: 800 },
    // A worker that answers from its cache would hide what a story fakes; the stories about it allow it.
    serviceWorkers: 'block',
    // Recording every story would take as long as telling it.
    trace: 'on-first-retry',
  },
});
