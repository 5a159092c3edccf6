import type { APIRoute } from 'astro';
import { article } from 'virtual:article';
import { plainTitle } from '../site/article-facts.ts';
import { readPalette } from '../site/cards/palette.ts';

/** What makes an app of the site; installed, it opens the playground. Addresses are relative, for any base. */
export const GET: APIRoute = () => {
  const ground = readPalette()['ground'];
  const icon = (size: number) => ({
    src: `icon-${size}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose: 'any maskable',
  });
  const manifest = {
    name: plainTitle(article),
    short_name: article.shortTitle,
    description: article.appDescription,
    id: './play/',
    start_url: './play/',
    scope: './',
    display: 'standalone',
    background_color: ground,
    theme_color: ground,
    icons: [icon(192), icon(512)],
  };
  return new Response(`${JSON.stringify(manifest, null, 2)}\n`, {
    headers: { 'content-type': 'application/manifest+json' },
  });
};
