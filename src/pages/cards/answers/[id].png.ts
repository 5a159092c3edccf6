import type { APIRoute } from 'astro';
import { loadAnswer, loadAnswers } from '../../../site/answers.ts';
import { answerCard } from '../../../site/cards/cards.ts';
import { drawCard } from '../../../site/cards/draw-card.ts';

export function getStaticPaths() {
  return loadAnswers().map(({ id }) => ({ params: { id } }));
}

/** The preview image of an answer. */
export const GET: APIRoute = async ({ params }) => {
  const card = answerCard(loadAnswer(params['id'] ?? ''));
  return new Response(await drawCard(card), { headers: { 'content-type': 'image/png' } });
};
