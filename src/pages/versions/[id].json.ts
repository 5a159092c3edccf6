// What each example prints in every CPython, one file each: fetched when a reader asks all, so that no page carries them.
import type { APIRoute, GetStaticPaths } from 'astro';
import { loadExample, loadExamples } from '../../site/examples.ts';
import { versionsOfExample } from '../../site/example-versions.ts';

export const getStaticPaths: GetStaticPaths = () =>
  loadExamples()
    .filter((example) => versionsOfExample(example).length > 0)
    .map(({ id }) => ({ params: { id } }));

export const GET: APIRoute = ({ params }) =>
  new Response(JSON.stringify(versionsOfExample(loadExample(params['id'] ?? ''))), {
    headers: { 'content-type': 'application/json' },
  });
