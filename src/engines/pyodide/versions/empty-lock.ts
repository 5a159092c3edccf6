/** Pyodide's list of packages, with what it says of itself and without any package: with it, it asks for nothing. */
export interface EmptyLock {
  readonly info: Readonly<Record<string, string>>;
  readonly packages: Readonly<Record<string, never>>;
}
