import { createHash } from 'node:crypto';
import type { AstroIntegration } from 'astro';
import { build, type Plugin } from 'vite';

const QUERY = /\?sandboxed(&inline)?$/;
const DEV_PATH = '/@sandboxed/';

interface Bundle {
  readonly code: string;
  readonly modules: readonly string[];
}

/** One classic script, everything in it: blob workers of an opaque origin can import nothing. */
async function bundle(entry: string, minify: boolean): Promise<Bundle> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { 'import.meta.env.DEV': String(!minify) },
    build: {
      write: false,
      minify,
      target: 'es2022',
      rolldownOptions: {
        input: entry,
        output: { format: 'iife', name: 'sandboxed', codeSplitting: false },
      },
    },
  });
  const outputs = [result].flat();
  const chunk = outputs.flatMap((one) => ('output' in one ? one.output : [])).find((o) => o.type === 'chunk');
  if (!chunk) throw new Error(`${entry}?sandboxed: bundling gave no script`);
  return { code: chunk.code, modules: chunk.moduleIds.filter((id) => !id.startsWith('\0')) };
}

/** The length and the hash by which the page checks the file. */
function facts(code: string): string {
  return `bytes: ${Buffer.byteLength(code)}, sha256: '${createHash('sha256').update(code).digest('hex')}'`;
}

/** The Vite half of {@link sandboxedScripts}. */
export function sandboxedScriptsPlugin(): Plugin {
  const served = new Map<string, string>();
  let building = true;
  return {
    name: 'sandboxed-scripts',
    enforce: 'pre',
    configResolved(config) {
      building = config.command === 'build';
    },
    async resolveId(source, importer) {
      const query = QUERY.exec(source);
      if (!query) return null;
      const resolved = await this.resolve(source.slice(0, query.index), importer, { skipSelf: true });
      return resolved && `\0${resolved.id}${query[0]}`;
    },
    async load(id) {
      const query = id.startsWith('\0') ? QUERY.exec(id) : null;
      if (!query) return null;
      const entry = id.slice(1, query.index);
      const { code, modules } = await bundle(entry, building);
      for (const module of modules) this.addWatchFile(module.replace(/\?.*$/, ''));
      if (query[1]) return `export default ${JSON.stringify(code)};`;
      const name = `${entry.split('/').slice(-3).join('-').replace(/\.ts$/, '')}.js`;
      if (building) {
        const file = this.emitFile({ type: 'asset', name, source: code });
        return `export default { url: import.meta.ROLLUP_FILE_URL_${file}, ${facts(code)} };`;
      }
      const path = `${DEV_PATH}${createHash('sha256').update(code).digest('hex').slice(0, 12)}/${name}`;
      served.set(path, code);
      return `export default { url: ${JSON.stringify(path)}, ${facts(code)} };`;
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const at = request.url?.indexOf(DEV_PATH) ?? -1;
        const code = at < 0 ? undefined : served.get(request.url!.slice(at));
        if (code === undefined) return next();
        response.setHeader('content-type', 'text/javascript');
        response.end(code);
      });
    },
  };
}

/**
 * `import file from './worker/main.ts?sandboxed'`: a script that the sandbox frame will run, bundled whole into one
 * file of its own, which a page fetches when it is needed: its address, its length and its hash.
 */
export function sandboxedScripts(): AstroIntegration {
  return {
    name: 'sandboxed-scripts',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [sandboxedScriptsPlugin()] } });
      },
    },
  };
}
