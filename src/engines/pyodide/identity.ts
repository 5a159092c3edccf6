import type { EngineIdentity } from '../../runtime/runtime.ts';
import { engineNameOf, pythonBuilds, type PythonVersion } from './versions/versions.ts';

/** What a reader is told of who ran a program. */
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
