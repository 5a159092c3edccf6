/** What Check hands to an engine is ready to run: its first answer waits for the reader's program and nothing else. */
import { expect, test } from 'vitest';
import { coreModules } from '../integrations/pyodide-assets/core-modules.ts';
import { loadExercises } from '../site/exercises.ts';
import { checkProgram } from './check.ts';

const exercises = loadExercises();
const imported = (python: string) =>
  [...python.matchAll(/^ *(?:import|from) ([\w.]+)/gm)].map(([, name]) => name);

test('nothing but the program is compiled, and no part of the library is fetched for what checks it', () => {
  const { files, entry } = checkProgram('program', { engine: '', code: 'compiled' }, 'word');
  const sources = Object.keys(files).filter((name) => name.endsWith('.py'));
  expect(sources.sort()).toEqual([entry, 'main.py'].sort());
  expect(files[entry]!.length, 'what starts the tests is a few lines').toBeLessThan(300);
  expect(files[entry]).not.toMatch(/traceback|linecache|gc/);
});

test.each(
  exercises.flatMap(({ id, checks }) =>
    Object.entries(checks).map(([file, text]) => [id, file, text] as const),
  ),
)('%s: what %s imports comes with the engine', (_id, _file, text) => {
  const core = coreModules('3.14');
  expect(imported(text).filter((name) => !core.includes(name!) && name !== 'builtins')).toEqual([]);
});
