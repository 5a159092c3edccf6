import type { APIRoute } from 'astro';
import { pageHref } from '../../site/addresses.ts';
import { citables, citeBibtex, type Citable } from '../../site/cite.ts';

export function getStaticPaths() {
  return citables().map((citable) => ({ params: { key: citable.key }, props: { citable } }));
}

/** What can be cited, for BibTeX. */
export const GET: APIRoute<{ citable: Citable }> = ({ props: { citable }, site, url }) =>
  new Response(citeBibtex(citable, new URL(pageHref(''), site ?? url).href), {
    headers: { 'content-type': 'application/x-bibtex; charset=utf-8' },
  });
