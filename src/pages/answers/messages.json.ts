import type { APIRoute } from 'astro';
import { loadAnswers } from '../../site/answers.ts';

/** The error messages that each answer quotes: the search finds them in a pasted message that has the reader's own names. */
export const GET: APIRoute = () =>
  new Response(JSON.stringify(loadAnswers().flatMap(({ errors }) => (errors.length > 0 ? [errors] : []))), {
    headers: { 'content-type': 'application/json' },
  });
