import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import type { APIRoute } from 'astro';
import { articleFolder } from '../site/folders.ts';

/** The sizes that Android and iOS ask for. */
export function getStaticPaths() {
  return ['192', '512'].map((size) => ({ params: { size } }));
}

/** The logo as an app's icon: on the page's ground, with the margin that launchers cut into. */
export const GET: APIRoute = ({ params }) => {
  const size = Number(params['size']);
  const logo = readFileSync(join(process.cwd(), articleFolder, 'icon.svg'), 'utf8');
  const inner = logo.replace('<svg', '<svg x="64" y="64" width="384" height="384"');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><rect width="512" height="512" fill="#fbf9f4"/>${inner}</svg>`;
  const png = new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
  return new Response(Buffer.from(png), { headers: { 'content-type': 'image/png' } });
};
