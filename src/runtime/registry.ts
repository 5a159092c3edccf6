import type { Runtime } from './runtime.ts';

/** Loads an engine's code on first use; called at most once per page unless it rejects. */
export type EngineLoader = () => Promise<Runtime>;

const loaders = new Map<string, EngineLoader>();
const loaded = new Map<string, Promise<Runtime>>();
const there = new Map<string, Runtime>();

/** Makes an engine known by name. Nothing is loaded before {@link engine} asks for it. */
export function registerEngine(name: string, load: EngineLoader): void {
  loaders.set(name, load);
  loaded.delete(name);
  there.delete(name);
}

/** The one instance of the engine on this page. A failed load is forgotten, so that the next call tries again. */
export function engine(name: string): Promise<Runtime> {
  const known = loaded.get(name);
  if (known) return known;
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
      if (loaded.get(name) === promise) there.set(name, runtime);
    },
    () => {
      if (loaded.get(name) === promise) loaded.delete(name);
    },
  );
  return promise;
}

/** Whether a run with this engine would begin at once: see {@link Runtime.waiting}. Loads nothing. */
export function waiting(name: string): boolean {
  return there.get(name)?.waiting ?? false;
}
