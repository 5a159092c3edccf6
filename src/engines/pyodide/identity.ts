import type { EngineIdentity } from '../../runtime/runtime.ts';

/** A test compares it with the installed package. */
export const identity: EngineIdentity = {
  name: 'pyodide',
  label: 'CPython 3.14.2 · Pyodide 314.0.7',
};
