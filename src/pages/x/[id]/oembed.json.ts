import type { APIRoute, GetStaticPaths } from 'astro';
import { article } from 'virtual:article';
import { plainTitle } from '../../../site/article-facts.ts';
import { fileHref, pageHref } from '../../../site/addresses.ts';
import { cardSize } from '../../../site/card-size.ts';
import { embedCode } from '../../../examples/embed-code.ts';
import type { SiteExample } from '../../../site/examples.ts';
import { loadOwnPages } from '../../../site/exercises.ts';

export const getStaticPaths = (() =>
  loadOwnPages().map((program) => ({
    params: { id: program.id },
    props: { program },
  }))) satisfies GetStaticPaths;

/** What a page that shows a link to the example or exercise may put in the link's place (oembed.com). */
export const GET: APIRoute<{ program: SiteExample }> = ({ props, site, url }) => {
  const { id, title } = props.program;
  const absolute = (path: string): string => new URL(path, site ?? url).href;
  const body = {
    version: '1.0',
    type: 'rich',
    title,
    provider_name: plainTitle(article),
    provider_url: absolute(pageHref('')),
    thumbnail_url: absolute(fileHref(`cards/x/${id}.png`)),
    thumbnail_width: cardSize.width,
    thumbnail_height: cardSize.height,
    html: embedCode(absolute(pageHref(`x/${id}`)), title),
    width: null,
    height: 480,
    cache_age: 86400,
  };
  return new Response(`${JSON.stringify(body, null, 2)}\n`, {
    headers: { 'content-type': 'application/json' },
  });
};
