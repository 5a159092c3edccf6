import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { defaultVersion } from '../engines/pyodide/versions/versions.ts';

/** Everything that "Keep for offline" keeps: addresses by the name of their cache. */
export interface KeepList {
  /** Changes whenever one of the files does. */
  readonly build: string;
  /** About what it costs, compressed as a host would send it. */
  readonly bytes: number;
  readonly caches: Readonly<Record<string, readonly string[]>>;
}

/** A name for a build's scripts and styles. Pages are cached under it, so that no page meets those of another build. */
export function buildId(folder: string): string {
  const names = globSync('_astro/**/*.{css,js}', { cwd: folder }).sort();
  return createHash('sha256').update(names.join()).digest('hex').slice(0, 8);
}

/** Lists, for the site built into `folder`, what to keep in which of the `caches`; `base` ends with a slash. */
export function keepList(
  folder: string,
  base: string,
  caches: Readonly<Record<'pages' | 'data' | 'engines', string>>,
): KeepList {
  const find = (...patterns: string[]): string[] => globSync(patterns, { cwd: folder }).sort();
  const files = {
    pages: find('**/index.html'),
    data: find('pagefind/**/*.*', 'answers/*.json', 'traces/*.json', 'versions/*.json', 'x/*/program.json'),
    // Other versions are kept when they are used.
    engines: find(`_engine/pyodide-${defaultVersion}-*/*`, '_astro/*worker*.js'),
  };
  const address = (file: string): string =>
    base + file.replace(/(^|\/)index\.html$/, '$1').replaceAll('\\', '/');
  const contents = Object.values(files)
    .flat()
    .map((file) => readFileSync(join(folder, file)));
  const whole = createHash('sha256');
  for (const content of contents) whole.update(content);
  return {
    build: whole.digest('hex').slice(0, 8),
    bytes: contents.reduce((sum, content) => sum + compressedSize(content), 0),
    caches: Object.fromEntries(
      (['pages', 'data', 'engines'] as const).map((kind) => [caches[kind], files[kind].map(address)]),
    ),
  };
}

function compressedSize(content: Buffer): number {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } };
  return brotliCompressSync(content, quality).length;
}
