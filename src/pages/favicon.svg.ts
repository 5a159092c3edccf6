import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRoute } from 'astro';
import { articleFolder } from '../site/folders.ts';

/** The article's logo, for the browser's tab. */
export const GET: APIRoute = () =>
  new Response(readFileSync(join(process.cwd(), articleFolder, 'icon.svg'), 'utf8'), {
    headers: { 'content-type': 'image/svg+xml' },
  });
