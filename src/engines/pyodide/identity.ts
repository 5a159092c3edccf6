import type { EngineIdentity } from '../../runtime/runtime.ts';
import { engineNameOf, pythonBuilds, type PythonVersion } from './versions/versions.ts';

/** The name of a CPython's engine, what readers see of it, and why it draws no timeline, if it cannot. */
export function identityOf(version: PythonVersion): EngineIdentity {
  const { release, pyodide, monitoring } = pythonBuilds[version];
  return {
    name: engineNameOf(version),
    label: `CPython ${release} · Pyodide ${pyodide}`,
    ...(monitoring
      ? {}
      : {
          untraced: `CPython ${version} has no sys.monitoring, from which a timeline is drawn: it came with 3.12.`,
        }),
  };
}
