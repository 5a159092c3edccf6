import { createReadStream } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import {
  isPythonVersion,
  pythonVersions,
  type PythonVersion,
} from '../../engines/pyodide/versions/versions.ts';
import { buildPyodideAssets } from './build.ts';
import { downloadSize } from './download-size.ts';

/** Followed by the version. */
const MODULE = 'virtual:pyodide-assets/';
const FOLDER = '_engine';
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
  '.zip': 'application/zip',
};

type Built = ReturnType<typeof buildPyodideAssets>;

/** Builds each version once, when it is asked for. */
export function pyodideAssetsBuilder(cache: () => string): (version: PythonVersion) => Built {
  const builds = new Map<PythonVersion, Built>();
  return (version) => {
    const existing = builds.get(version);
    if (existing) return existing;
    const build = buildPyodideAssets(cache(), version);
    builds.set(version, build);
    return build;
  };
}

/** The Vite half of {@link pyodideAssets}: the lists of files as modules, and the files in dev. */
export function pyodideAssetsPlugin(built: (version: PythonVersion) => Built): Plugin {
  let base = '/';
  const used = new Set<PythonVersion>();
  return {
    name: 'pyodide-assets',
    configResolved(config) {
      base = config.base.endsWith('/') ? config.base : `${config.base}/`;
    },
    resolveId: (id) => (id.startsWith(MODULE) ? `\0${id}` : null),
    async load(id) {
      if (!id.startsWith(`\0${MODULE}`)) return null;
      const version = id.slice(MODULE.length + 1);
      if (!isPythonVersion(version))
        throw new Error(`${id.slice(1)}: no such version in src/engines/pyodide/versions/versions.ts`);
      used.add(version);
      const { folder, manifest } = await built(version);
      const download = await downloadSize(folder, manifest);
      const assets = { base: `${base}${FOLDER}/${manifest.folder}/`, download, ...manifest };
      return `export default ${JSON.stringify(assets)};`;
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const match = new RegExp(`/${FOLDER}/(pyodide-[0-9a-f.-]+)/([\\w.]+)$`).exec(request.url ?? '');
        if (!match) return next();
        void Promise.all([...used].map(built)).then((builds) => {
          const build = builds.find(({ manifest }) => manifest.folder === match[1]);
          const file = Object.values(build?.manifest.files ?? {}).find(({ file }) => file === match[2])?.file;
          if (!build || file === undefined) return next();
          response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
          createReadStream(join(build.folder, file)).pipe(response);
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
  const built = pyodideAssetsBuilder(() => cache);
  return {
    name: 'pyodide-assets',
    hooks: {
      'astro:config:setup': ({ config, updateConfig }) => {
        cache = join(fileURLToPath(config.root), '.cache');
        updateConfig({ vite: { plugins: [pyodideAssetsPlugin(built)] } });
      },
      'astro:build:done': async ({ dir }) => {
        for (const version of pythonVersions) {
          const { folder, manifest } = await built(version);
          const target = join(fileURLToPath(dir), FOLDER, manifest.folder);
          await mkdir(target, { recursive: true });
          for (const { file } of Object.values(manifest.files))
            await cp(join(folder, file), join(target, file));
        }
      },
    },
  };
}
