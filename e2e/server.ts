/**
 * Serves a built site as a CDN would: files with the headers of its `_headers`, brotli for what compresses, long
 * caching for hashed names, 404.html for the rest. `npx node e2e/server.ts [port]`; the folder is `DIST` or `dist`.
 */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.py': 'text/x-python; charset=utf-8',
  '.wasm': 'application/wasm',
  '.zip': 'application/zip',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ico': 'image/x-icon',
};
const compressible = /^(text\/|application\/(json|wasm|zip|xml|manifest)|image\/svg)/;

/** One rule of a Netlify/Cloudflare `_headers` file: a path pattern with `*`, and what it adds. */
interface HeaderRule {
  readonly pattern: RegExp;
  readonly headers: [name: string, value: string][];
}

function readHeaderRules(folder: string): HeaderRule[] {
  const file = join(folder, '_headers');
  if (!existsSync(file)) return [];
  const rules: HeaderRule[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (!line.trim() || line.trimStart().startsWith('#')) continue;
    if (/^\S/.test(line)) {
      const escaped = line
        .trim()
        .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll('*', '.*');
      rules.push({ pattern: new RegExp(`^${escaped}$`), headers: [] });
    } else {
      const colon = line.indexOf(':');
      rules.at(-1)?.headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
    }
  }
  return rules;
}

export interface SiteServerOptions {
  readonly folder: string;
  /** The port; 0 takes a free one. */
  readonly port?: number;
  /** Sub-path at which the folder is served, with slashes at both ends. */
  readonly base?: string;
  /** False serves as a host that sets no headers of its own. */
  readonly siteHeaders?: boolean;
  /** Brotli quality; 0 sends everything as it is. */
  readonly brotli?: number;
  /** Looks at a request first; true means that it answered. */
  readonly intercept?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

export interface SiteServer {
  /** With the base and a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the server; it listens on the loopback address only. */
export async function serveSite(options: SiteServerOptions): Promise<SiteServer> {
  const folder = resolve(options.folder);
  if (!existsSync(folder)) throw new Error(`No folder ${options.folder}: run "npm run build" first.`);
  const base = options.base ?? '/';
  const rules = options.siteHeaders === false ? [] : readHeaderRules(folder);
  const quality = options.brotli ?? 5;
  const compressed = new Map<string, Buffer>();

  function fileFor(path: string): { file: string; status: number } {
    const wanted = normalize(join(folder, decodeURIComponent(path)));
    if (wanted.startsWith(folder)) {
      for (const file of [wanted, join(wanted, 'index.html')]) {
        if (existsSync(file) && statSync(file).isFile()) return { file, status: 200 };
      }
    }
    return { file: join(folder, '404.html'), status: 404 };
  }

  function brotli(file: string): Buffer {
    const stamp = `${file}:${statSync(file).mtimeMs}`;
    let body = compressed.get(stamp);
    if (!body) {
      body = brotliCompressSync(readFileSync(file), {
        params: { [constants.BROTLI_PARAM_QUALITY]: quality },
      });
      compressed.set(stamp, body);
    }
    return body;
  }

  function answer(request: IncomingMessage, response: ServerResponse): void {
    if (options.intercept?.(request, response)) return;
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (!pathname.startsWith(base)) {
      response.writeHead(404).end('outside the site');
      return;
    }
    const path = pathname.slice(base.length - 1);
    const { file, status } = fileFor(path);
    if (!existsSync(file)) {
      response.writeHead(404).end('not found');
      return;
    }
    if (status === 200 && file.endsWith('index.html') && !/(\/|\.html)$/.test(pathname)) {
      response.writeHead(301, { location: `${pathname}/` }).end();
      return;
    }
    const type = types[extname(file)] ?? 'application/octet-stream';
    response.statusCode = status;
    response.setHeader('content-type', type);
    const hashed = path.includes('/_astro/') || path.includes('/_engine/');
    response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    for (const rule of rules) {
      if (rule.pattern.test(path)) for (const [name, value] of rule.headers) response.setHeader(name, value);
    }
    if (quality > 0 && /\bbr\b/.test(request.headers['accept-encoding'] ?? '') && compressible.test(type)) {
      const body = brotli(file);
      response.setHeader('content-encoding', 'br');
      response.setHeader('content-length', body.length);
      response.end(request.method === 'HEAD' ? undefined : body);
      return;
    }
    response.setHeader('content-length', statSync(file).size);
    if (request.method === 'HEAD') response.end();
    else createReadStream(file).pipe(response);
  }

  const server: Server = createServer((request, response) => {
    try {
      answer(request, response);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise<void>((done) => server.listen(options.port ?? 0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}${base}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

if (import.meta.main) {
  const server = await serveSite({
    folder: process.env['DIST'] ?? 'dist',
    port: Number(process.argv[2] ?? process.env['PORT'] ?? 4321),
    ...(process.env['BASE'] ? { base: process.env['BASE'] } : {}),
  });
  process.stdout.write(`${server.url}\n`);
}
