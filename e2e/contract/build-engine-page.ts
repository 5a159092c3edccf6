import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { buildPyodideAssets } from '../../src/integrations/pyodide-assets/build.ts';
import { pyodideAssetsPlugin } from '../../src/integrations/pyodide-assets/integration.ts';
import { sandboxedScriptsPlugin } from '../../src/integrations/sandboxed-scripts.ts';

/** Builds the page that has all engines and nothing else. */
export async function buildEnginePage(folder: string): Promise<void> {
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
}
