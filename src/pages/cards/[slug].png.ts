import type { APIRoute } from 'astro';
import { sectionCard } from '../../site/cards/cards.ts';
import { drawCard } from '../../site/cards/draw-card.ts';
import { loadClaims } from '../../site/claims.ts';
import { score } from '../../site/score.ts';
import { loadSections, type Section } from '../../site/sections.ts';

export function getStaticPaths() {
  return loadSections().map((page) => ({ params: { slug: page.slug }, props: { page } }));
}

/** The preview image of a section, or of a page beside the tutorial. */
export const GET: APIRoute<{ page: Section }> = async ({ props: { page } }) => {
  const tally =
    page.slug === 'index' ? score(loadClaims()).total : score(loadClaims()).sections.get(page.slug);
  const card = sectionCard(page.title, page.description, tally);
  return new Response(await drawCard(card), { headers: { 'content-type': 'image/png' } });
};
