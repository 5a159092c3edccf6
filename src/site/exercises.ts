import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { listFolder, readText, readYaml } from './content-files.ts';
import { enginesFor } from './engines.ts';
import { listExampleIds, loadExample, type SiteExample } from './examples.ts';
import { contentFolder } from './folders.ts';

export const EXERCISES_FOLDER = `${contentFolder}/exercises`;
/** The program that runs the tests of every exercise. */
export const CHECK = 'src/exercises/python/check.py';

/** `content/exercises/<id>/exercise.yaml`. In its sentences, `code spans` are the only markup. */
const exerciseSchema = z.strictObject({
  title: z.string(),
  /** Its place on the path, from 1. */
  order: z.number().int().positive(),
  /** Slug of the section that taught it. */
  section: z.string(),
  /** What is to be written. */
  task: z.string(),
  /** The first says least. */
  hints: z.array(z.string()).min(1),
  /** What a wrong turn means, by the name that tests give it; each has a program in `wrong/` that takes it. */
  meanings: z.record(z.string(), z.string()),
});

/** Something to write, with the tests that say whether it is right. */
export interface Exercise extends z.infer<typeof exerciseSchema> {
  readonly id: string;
  readonly starter: string;
  readonly solution: string;
  /** The texts of check.py, which runs the tests, and of the exercise's own tests.py. */
  readonly checks: Readonly<Record<'check.py' | 'tests.py', string>>;
  /** A hash of the tests: a program that passed one version of them may fail another. */
  readonly version: string;
  /** Programs that take a wrong turn, by its name. */
  readonly wrong: Readonly<Record<string, string>>;
}

/** Every exercise, in the order of the path. */
export function loadExercises(root = process.cwd()): readonly Exercise[] {
  return listFolder(root, EXERCISES_FOLDER, 'folders')
    .map((id) => loadExercise(id, root))
    .sort((a, b) => a.order - b.order);
}

/** One exercise. Throws, naming it, where there is none of this id, or a file of it is missing. */
export function loadExercise(id: string, root = process.cwd()): Exercise {
  const folder = `${EXERCISES_FOLDER}/${id}`;
  const read = (file: string): string => {
    if (!existsSync(join(root, file)))
      throw new Error(`No file ${file}: README, "Add an exercise", says what is in it`);
    return readText(root, file);
  };
  const tests = read(`${folder}/tests.py`);
  const wrong = listFolder(root, `${folder}/wrong`, 'files').filter((name) => name.endsWith('.py'));
  return {
    ...readYaml(root, `${folder}/exercise.yaml`, exerciseSchema),
    id,
    starter: read(`${folder}/starter.py`),
    solution: read(`${folder}/solution.py`),
    checks: { 'check.py': read(CHECK), 'tests.py': tests },
    version: createHash('sha256').update(tests).digest('hex').slice(0, 8),
    wrong: Object.fromEntries(
      wrong.map((name) => [name.replace(/\.py$/, ''), read(`${folder}/wrong/${name}`)]),
    ),
  };
}

/** The starter as a program that a cell shows. */
export function starterProgram({ id, title, task, section, starter }: Exercise): SiteExample {
  return {
    id,
    title,
    question: task,
    language: 'python',
    files: { 'main.py': starter },
    entry: 'main.py',
    engines: enginesFor('python', []),
    varies: [],
    section,
    clock: 'virtual',
    needs: [],
    timeline: false,
    recordings: {},
    hasTrace: false,
  };
}

/** Every program that has a page of its own, `/x/<id>/`: the examples, and the exercises as they start. */
export function loadOwnPages(): readonly SiteExample[] {
  return [...listExampleIds().map((id) => loadExample(id)), ...loadExercises().map(starterProgram)];
}

/** Where its page is, below the site's base. */
export const exercisePath = (id: string): string => `x/${id}`;
