import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type Page } from 'playwright/test';
import { build } from 'vite';
import { buildPyodideAssets } from '../../src/integrations/pyodide-assets/build.ts';
import { pyodideAssetsPlugin } from '../../src/integrations/pyodide-assets/integration.ts';
import { sandboxedScriptsPlugin } from '../../src/integrations/sandboxed-scripts.ts';
import { serveSite, type SiteServer } from '../server.ts';
import type { Observed, Rig, RunOptions } from './rig/page.ts';

export type { Observed } from './rig/page.ts';

const ISOLATION = `/*
  Cross-Origin-Opener-Policy: same-origin
  Cross-Origin-Embedder-Policy: require-corp
`;

async function serveRig(isolated: boolean): Promise<SiteServer> {
  const folder = await mkdtemp(join(tmpdir(), 'engine-rig-'));
  const python = await buildPyodideAssets(join(import.meta.dirname, '../../.cache'));
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'rig'),
    base: '/',
    logLevel: 'error',
    plugins: [sandboxedScriptsPlugin(), pyodideAssetsPlugin(() => Promise.resolve(python))],
    build: { outDir: folder, emptyOutDir: true, target: 'es2022' },
  });
  await cp(python.folder, join(folder, '_engine', python.manifest.folder), { recursive: true });
  if (isolated) await writeFile(join(folder, '_headers'), ISOLATION);
  const server = await serveSite({ folder, brotli: 0 });
  return {
    url: server.url,
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

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
