import type { AstroIntegration } from 'astro';
import { pythonCompiler } from '../../engines/pyodide/compile.ts';
import type { CompiledCheck } from '../../examples/check.ts';
import { CHECK, EXERCISES_FOLDER, loadExercises } from '../../site/exercises.ts';

const MODULE = 'virtual:compiled-checks';

/** Each exercise's tests and check.py, which runs them, compiled; by the exercise's id. */
export type CompiledChecks = Readonly<Record<string, CompiledCheck>>;

/** Compiles the tests of exercises at build time: in the browser that would be half of the wait for the first result. */
export function compiledChecks(): AstroIntegration {
  return {
    name: 'compiled-checks',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        const plugin = {
          name: MODULE,
          resolveId: (id: string) => (id === MODULE ? `\0${MODULE}` : null),
          async load(this: { addWatchFile(path: string): void }, id: string) {
            if (id !== `\0${MODULE}`) return null;
            return `export default ${JSON.stringify(await compileChecks((path) => this.addWatchFile(path)))};`;
          },
        };
        updateConfig({ vite: { plugins: [plugin] } });
      },
    },
  };
}

async function compileChecks(watch: (path: string) => void): Promise<CompiledChecks> {
  const exercises = loadExercises();
  // Another article may have none, and an interpreter takes a second to start.
  if (exercises.length === 0) return {};
  const compile = await pythonCompiler();
  watch(CHECK);
  return Object.fromEntries(
    exercises.map(({ id, checks }) => {
      watch(`${EXERCISES_FOLDER}/${id}/tests.py`);
      return [id, compile(checks)];
    }),
  );
}
