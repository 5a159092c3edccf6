import type { AstroIntegration } from 'astro';
import { pythonCompiler } from '../../engines/pyodide/compile.ts';
import type { CompiledCheck } from '../../examples/check.ts';
import { CHECK, EXERCISES_FOLDER, loadExercises } from '../../site/exercises.ts';

const MODULE = 'virtual:compiled-checks';

/** Each exercise's tests with what runs them, by its id. */
export type CompiledChecks = Readonly<Record<string, CompiledCheck>>;

/** Compiles what checks exercises: in the browser that would take half the time until the first answer. */
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
