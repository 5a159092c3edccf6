import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { buildPyodideAssets } from '../../src/integrations/pyodide-assets/build.ts';
import { pyodideAssetsPlugin } from '../../src/integrations/pyodide-assets/integration.ts';
import { sandboxedScriptsPlugin } from '../../src/integrations/sandboxed-scripts.ts';
import { serveSite, type SiteServer } from '../server.ts';

const ISOLATION = `/*
  Cross-Origin-Opener-Policy: same-origin
  Cross-Origin-Embedder-Policy: require-corp
`;

/** Builds the page with the engines and serves it. */
export async function serveRig(isolated: boolean): Promise<SiteServer> {
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
