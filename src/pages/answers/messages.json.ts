import type { APIRoute } from 'astro';
import { loadAnswers } from '../../site/answers.ts';

/** The messages that each answer quotes, for the search: what is pasted into it has the reader's own names in it. */
export const GET: APIRoute = () =>
  new Response(JSON.stringify(loadAnswers().flatMap(({ errors }) => (errors.length > 0 ? [errors] : []))), {
    headers: { 'content-type': 'application/json' },
  });
