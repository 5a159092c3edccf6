import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { build } from 'vite';
import type { Fault } from './stand-in/host.ts';

/** How stackblitz.com behaves in a story; `unreachable` refuses, `black-hole` never answers, `no-headers` forgets COEP. */
export type Service = 'well' | 'unreachable' | 'black-hole' | 'no-headers' | readonly Fault[];

/** With this set, the stories run against the real service; only the ones that need no fault do. */
export const live = process.env['WEBCONTAINER_LIVE'] === '1';

async function script(file: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      rolldownOptions: { input: join(import.meta.dirname, 'stand-in', file), output: { format: 'iife' } },
    },
  });
  const chunk = [result].flat().flatMap((one) => ('output' in one ? one.output : []))[0];
  if (chunk?.type !== 'chunk') throw new Error(`${file}: bundling gave no script`);
  return chunk.code;
}

let scripts: Promise<{ host: string; node: string }> | undefined;

/** What was asked of the service, and a way to change how it behaves. */
export interface Served {
  readonly asked: string[];
  behave(service: Service): void;
}

/** Stands in for stackblitz.com in this page. Does nothing when the stories run {@link live}. */
export async function serveStandIn(page: Page, first: Service = 'well'): Promise<Served> {
  const asked: string[] = [];
  if (live) {
    page.on('request', (request) => {
      if (request.url().startsWith('https://stackblitz.com/')) asked.push(request.url());
    });
    return { asked, behave: () => {} };
  }
  scripts ??= Promise.all([script('host.ts'), script('pretend-node.ts')]).then(([host, node]) => ({
    host,
    node,
  }));
  const { host, node } = await scripts;
  let service = first;
  await page.route('https://stackblitz.com/**', async (route) => {
    asked.push(route.request().url());
    if (service === 'unreachable') return route.abort('connectionrefused');
    if (service === 'black-hole') return; // never answered
    const faults = Array.isArray(service) ? service : [];
    const embedded = service !== 'no-headers';
    const standIn = JSON.stringify({ faults, nodeSource: node }).replaceAll('<', '\\u003c');
    await route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: embedded
        ? { 'Cross-Origin-Embedder-Policy': 'require-corp', 'Cross-Origin-Resource-Policy': 'cross-origin' }
        : {},
      body: `<!doctype html><title>stand-in</title><script>globalThis.standIn = ${standIn};${host.replaceAll('</', '<\\/')}</script>`,
    });
  });
  return { asked, behave: (next) => (service = next) };
}
