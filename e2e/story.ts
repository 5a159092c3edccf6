import { globSync } from 'node:fs';
import { test as base, type Request } from 'playwright/test';
import { opensAwake } from './awake.ts';
import { serveSite, type SiteServer } from './server.ts';

interface WorkerFixtures {
  /** The built site, served as a CDN would, for all stories of one worker. */
  readonly site: SiteServer;
}
interface StoryOptions {
  /**
   * Whether the site has its engines. Where nothing is run they are left out, with
   * `test.use({ servesEngines: false })`: one starts as soon as a reader points at a cell, which takes 1.3 s of the
   * processor. A program that is run all the same ends in "Could not run".
   */
  readonly servesEngines: boolean;
}
interface StoryFixtures {
  readonly enginesLeftOut: void;
  /** Requests that left the site's own origin during the story; the story fails if there are any. */
  readonly strangers: string[];
}

const folder = process.env['DIST'] ?? 'dist';
/** What the page loads first of an engine. */
const engineScript = /\/_astro\/engine\.[^/]+\.js$/;
/** Whether the story that this worker tells now has them. */
let enginesAreServed = true;

/**
 * `test` with the built site behind it: `page.goto('./sample-1-generators/')` opens a page that is awake. A story fails
 * when the page asks for anything from another origin; a story that means to, routes those requests itself and empties
 * `strangers`.
 */
export const test = base.extend<StoryOptions & StoryFixtures, WorkerFixtures>({
  servesEngines: [true, { option: true }],
  site: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from this pattern
    async ({}, use) => {
      const server = await serveSite({
        folder,
        ...(process.env['BASE'] ? { base: process.env['BASE'] } : {}),
        intercept: ({ url }, response) => {
          if (enginesAreServed || !engineScript.test(url ?? '')) return false;
          response.writeHead(404).end();
          return true;
        },
      });
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site }, use) => use(site.url),
  page: async ({ page, javaScriptEnabled }, use) =>
    use(javaScriptEnabled === false ? page : opensAwake(page)),
  enginesLeftOut: [
    async ({ servesEngines }, use) => {
      enginesAreServed = servesEngines;
      if (!servesEngines && globSync(`${folder}/_astro/engine.*.js`).length === 0)
        throw new Error(`${folder}/_astro has no engine.*.js: name in story.ts what is to be left out.`);
      await use();
    },
    { auto: true },
  ],
  strangers: [
    async ({ context, site }, use) => {
      const strangers: string[] = [];
      const own = new URL(site.url).origin;
      const note = (request: Request): void => {
        const url = request.url();
        if (/^(https?|wss?):/.test(url) && new URL(url).origin !== own) strangers.push(url);
      };
      context.on('request', note);
      await use(strangers);
      context.off('request', note);
      if (strangers.length > 0) throw new Error(`The page asked other origins for:\n${strangers.join('\n')}`);
    },
    { auto: true },
  ],
});

export { expect, type Locator, type Page } from 'playwright/test';
