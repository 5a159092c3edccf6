/** Pyodide's lock file without any package. Given this one, Pyodide does not fetch its own. */
export interface EmptyLock {
  readonly info: Readonly<Record<string, string>>;
  readonly packages: Readonly<Record<string, never>>;
}
