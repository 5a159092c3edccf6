import type { APIRoute } from 'astro';
import { exampleCard } from '../../../site/cards/cards.ts';
import { drawCard } from '../../../site/cards/draw.ts';
import { loadClaims } from '../../../site/claims.ts';
import { listExampleIds, loadExample } from '../../../site/examples.ts';

export function getStaticPaths() {
  return listExampleIds().map((id) => ({ params: { id } }));
}

/** The preview image of an example. */
export const GET: APIRoute = async ({ params }) => {
  const card = await exampleCard(loadExample(params['id'] ?? ''), loadClaims());
  return new Response(await drawCard(card), { headers: { 'content-type': 'image/png' } });
};
