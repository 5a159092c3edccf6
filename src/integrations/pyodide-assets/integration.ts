import { createReadStream } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { buildPyodideAssets } from './build.ts';

const MODULE = 'virtual:pyodide-assets';
const FOLDER = '_engine';
const types: Readonly<Record<string, string>> = {
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
  '.zip': 'application/zip',
};

type Built = ReturnType<typeof buildPyodideAssets>;

/** The Vite half of {@link pyodideAssets}: the list of files as a module, and the files in dev. */
export function pyodideAssetsPlugin(built: () => Built): Plugin {
  let base = '/';
  return {
    name: 'pyodide-assets',
    configResolved(config) {
      base = config.base.endsWith('/') ? config.base : `${config.base}/`;
    },
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    async load(id) {
      if (id !== `\0${MODULE}`) return null;
      const { manifest } = await built();
      const assets = { base: `${base}${FOLDER}/${manifest.folder}/`, ...manifest };
      return `export default ${JSON.stringify(assets)};`;
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const match = new RegExp(`/${FOLDER}/(pyodide-[0-9a-f]+)/([\\w.]+)$`).exec(request.url ?? '');
        if (!match) return next();
        void built().then(({ folder, manifest }) => {
          const known = Object.values(manifest.files).some(({ file }) => file === match[2]);
          if (match[1] !== manifest.folder || !known) return next();
          response.setHeader('content-type', types[extname(match[2]!)] ?? 'application/octet-stream');
          createReadStream(join(folder, match[2]!)).pipe(response);
        }, next);
      });
    },
  };
}

/**
 * Serves Pyodide from this site, repacked for a fast start: below `_engine/`, in a folder named after its content, so
 * that hosts may let it be cached for ever.
 */
export function pyodideAssets(): AstroIntegration {
  let cache = '';
  let building: Built | undefined;
  const built = () => (building ??= buildPyodideAssets(cache));
  return {
    name: 'pyodide-assets',
    hooks: {
      'astro:config:setup': ({ config, updateConfig }) => {
        cache = join(fileURLToPath(config.root), '.cache');
        updateConfig({ vite: { plugins: [pyodideAssetsPlugin(built)] } });
      },
      'astro:build:done': async ({ dir }) => {
        const { folder, manifest } = await built();
        const target = join(fileURLToPath(dir), FOLDER, manifest.folder);
        await mkdir(target, { recursive: true });
        for (const { file } of Object.values(manifest.files))
          await cp(join(folder, file), join(target, file));
      },
    },
  };
}
