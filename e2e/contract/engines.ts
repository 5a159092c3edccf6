import type { Observed, Rig, RunOptions } from './rig/page.ts';

export type { Observed } from './rig/page.ts';

/** The engines of a page, whatever browser it is in. */
export interface Engines {
  /** Runs files (or one `main.mjs` or `main.py`) and reports everything that could be observed. */
  run(
    engine: string,
    files: string | Record<string, string>,
    options?: RunOptions & { stdin?: string },
  ): Promise<Observed>;
  /** Frees all that an engine holds. */
  dispose(engine: string): Promise<void>;
}

/** Evaluates, in the page, a function that uses nothing from around it but its arguments. */
type Evaluate = <Argument, Value>(
  function_: (argument: Argument) => Promise<Value>,
  argument: Argument,
) => Promise<Value>;

/** The engines of the page that `evaluate` reaches. */
export function enginesOf(evaluate: Evaluate): Engines {
  return {
    run: (engine, files, { stdin, ...options } = {}) => {
      const python = engine.startsWith('pyodide');
      const entry = python ? 'main.py' : 'main.mjs';
      const program = {
        language: python ? ('python' as const) : ('javascript' as const),
        files: typeof files === 'string' ? { [entry]: files } : files,
        entry,
        ...(stdin !== undefined && { stdin }),
      };
      return evaluate(
        ([name, order, how]) => (globalThis as unknown as { rig: Rig }).rig.run(name, order, how),
        [engine, program, options] as const,
      );
    },
    dispose: (engine) =>
      evaluate(
        async (name) => (await (globalThis as unknown as { rig: Rig }).rig.engine(name)).dispose(),
        engine,
      ),
  };
}
