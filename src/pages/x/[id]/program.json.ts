import type { APIRoute } from 'astro';
import { listExampleIds, loadExample } from '../../../site/examples.ts';

export function getStaticPaths() {
  return listExampleIds().map((id) => ({ params: { id } }));
}

/** An example's program for the playground, and for whoever wants to run it elsewhere. */
export const GET: APIRoute = ({ params }) => {
  const { id, title, question, language, entry, files, stdin } = loadExample(params['id'] ?? '');
  const body = { id, title, question, language, entry, files, ...(stdin === undefined ? {} : { stdin }) };
  return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
};
