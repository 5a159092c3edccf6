// What checks an exercise, and what helps with it: fetched when a reader asks for the first of these.
import type { APIRoute, GetStaticPaths } from 'astro';
import type { ExerciseAsset } from '../../examples/exercise-asset.ts';
import { loadExercise, loadExercises } from '../../site/exercises.ts';

export const getStaticPaths: GetStaticPaths = () => loadExercises().map(({ id }) => ({ params: { id } }));

export const GET: APIRoute = ({ params }) => {
  const { files, hints, meanings, solution } = loadExercise(params['id'] ?? '');
  return Response.json({ files, hints, meanings, solution } satisfies ExerciseAsset);
};
