import type { Runtime } from './runtime.ts';

/** Loads an engine's code on first use; called at most once per page unless it rejects. */
export type EngineLoader = () => Promise<Runtime>;

const loaders = new Map<string, EngineLoader>();
const loaded = new Map<string, Promise<Runtime>>();
/** The engines whose code has arrived. */
const instances = new Map<string, Runtime>();

/** Registers an engine by name. Nothing is loaded before {@link engine} asks for it. */
export function registerEngine(name: string, load: EngineLoader): void {
  loaders.set(name, load);
  loaded.delete(name);
  instances.delete(name);
}

/** The one instance of the engine on this page. A failed load is forgotten, so that the next call tries again. */
export function engine(name: string): Promise<Runtime> {
  const existing = loaded.get(name);
  if (existing) return existing;
  const load = loaders.get(name);
  if (!load) {
    return Promise.reject(
      new Error(
        `No engine "${name}": registered are ${[...loaders.keys()].join(', ') || 'none'} (see src/client.ts)`,
      ),
    );
  }
  const promise = load();
  loaded.set(name, promise);
  promise.then(
    (runtime) => {
      if (loaded.get(name) === promise) instances.set(name, runtime);
    },
    () => {
      if (loaded.get(name) === promise) loaded.delete(name);
    },
  );
  return promise;
}

/** Whether a run with this engine would begin at once: see {@link Runtime.hasSpare}. Loads nothing. */
export function hasSpare(name: string): boolean {
  return instances.get(name)?.hasSpare ?? false;
}
