import type { APIRoute, GetStaticPaths } from 'astro';
import { exampleCard } from '../../../site/cards/cards.ts';
import { drawCard } from '../../../site/cards/draw-card.ts';
import { loadClaims } from '../../../site/claims.ts';
import type { SiteExample } from '../../../site/examples.ts';
import { loadOwnPages } from '../../../site/exercises.ts';

export const getStaticPaths = (() =>
  loadOwnPages().map((program) => ({
    params: { id: program.id },
    props: { program },
  }))) satisfies GetStaticPaths;

/** The preview image of an example or exercise. */
export const GET: APIRoute<{ program: SiteExample }> = async ({ props }) => {
  const card = await exampleCard(props.program, loadClaims());
  return new Response(await drawCard(card), { headers: { 'content-type': 'image/png' } });
};
