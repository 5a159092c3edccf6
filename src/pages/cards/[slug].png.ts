import { getCollection, type CollectionEntry } from 'astro:content';
import type { APIRoute } from 'astro';
import { sectionCard } from '../../site/cards/cards.ts';
import { drawCard } from '../../site/cards/draw.ts';
import { loadClaims } from '../../site/claims.ts';
import { score } from '../../site/score.ts';

export async function getStaticPaths() {
  const pages = await getCollection('docs');
  return pages.map((page) => ({ params: { slug: page.id }, props: { page } }));
}

/** The preview image of a section, or of a page beside the tutorial. */
export const GET: APIRoute<{ page: CollectionEntry<'docs'> }> = async ({ props: { page } }) => {
  const tally = page.id === 'index' ? score(loadClaims()).total : score(loadClaims()).sections.get(page.id);
  const card = sectionCard(page.data.title, page.data.description ?? '', tally);
  return new Response(await drawCard(card), { headers: { 'content-type': 'image/png' } });
};
