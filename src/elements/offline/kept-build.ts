const KEY = 'kept-for-offline';

/** The id of the build that this reader keeps whole; null if they did not ask for that, or storage cannot be read. */
export function keptBuild(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Remembers that everything of a build is kept. */
export function rememberBuild(build: string): void {
  try {
    localStorage.setItem(KEY, build);
  } catch {
    // The files are kept all the same, but the next build is not kept without being asked.
  }
}
