import type { APIRoute } from 'astro';
import { pageHref } from '../../site/addresses.ts';
import { citables, citeCsl, type Citable } from '../../site/cite.ts';

export function getStaticPaths() {
  return citables().map((citable) => ({ params: { key: citable.key }, props: { citable } }));
}

/** What can be cited, as CSL-JSON. */
export const GET: APIRoute<{ citable: Citable }> = ({ props: { citable }, site, url }) =>
  new Response(`${JSON.stringify([citeCsl(citable, new URL(pageHref(''), site ?? url).href)], null, 2)}\n`, {
    headers: { 'content-type': 'application/vnd.citationstyles.csl+json' },
  });
