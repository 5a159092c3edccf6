import type { EngineIdentity } from '../../runtime/runtime.ts';
import { engineNameOf, pythonBuilds, type PythonVersion } from './versions/versions.ts';

/** What a reader is told of who ran a program. */
export function identityOf(version: PythonVersion): EngineIdentity {
  const { release, pyodide } = pythonBuilds[version];
  return { name: engineNameOf(version), label: `CPython ${release} · Pyodide ${pyodide}` };
}
