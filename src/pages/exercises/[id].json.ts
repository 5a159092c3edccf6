// What checks an exercise, and what helps with it: fetched when a reader asks for the first of these.
import type { APIRoute, GetStaticPaths } from 'astro';
import compiledChecks from 'virtual:compiled-checks';
import type { ExerciseAsset } from '../../examples/exercise-asset.ts';
import { loadExercise, loadExercises } from '../../site/exercises.ts';

export const getStaticPaths: GetStaticPaths = () => loadExercises().map(({ id }) => ({ params: { id } }));

export const GET: APIRoute = ({ params }) => {
  const { id, hints, meanings, solution } = loadExercise(params['id'] ?? '');
  const check = compiledChecks[id];
  if (!check) throw new Error(`No compiled tests of the exercise ${id}: start the build again`);
  return Response.json({ check, hints, meanings, solution } satisfies ExerciseAsset);
};
