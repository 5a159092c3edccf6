import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { pythonVersions } from '../../src/engines/pyodide/versions/versions.ts';
import {
  pyodideAssetsBuilder,
  pyodideAssetsPlugin,
} from '../../src/integrations/pyodide-assets/integration.ts';
import { sandboxedScriptsPlugin } from '../../src/integrations/sandboxed-scripts.ts';

/** Builds the page that has all engines and nothing else. */
export async function buildEnginePage(folder: string): Promise<void> {
  const python = pyodideAssetsBuilder(() => join(import.meta.dirname, '../../.cache'));
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'rig'),
    base: '/',
    logLevel: 'error',
    plugins: [sandboxedScriptsPlugin(), pyodideAssetsPlugin(python)],
    build: { outDir: folder, emptyOutDir: true, target: 'es2022' },
  });
  for (const version of pythonVersions) {
    const { folder: made, manifest } = await python(version);
    await cp(made, join(folder, '_engine', manifest.folder), { recursive: true });
  }
}
