const KEY = 'kept-for-offline';

/** The build of which this reader keeps everything, if they asked for it and storage may be read. */
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
    // It is kept all the same; only the next version has to be asked for.
  }
}
