import { hidesCharacters } from '../characters/hidden-characters.ts';

/** How many files a shared program may have. */
export const mostFiles = 64;

/** How many characters a file's path may have. */
export const longestPath = 200;

/** What can be wrong with the paths of a program. */
export type PathRefusal = 'many-files' | 'long-name' | 'bad-name' | 'same-name';

/** Whether a path may name a file of a program: relative, no empty or dotted parts, nothing that hides in it. */
export function isFilePath(path: string): boolean {
  if (path.length === 0 || path.length > longestPath || !path.isWellFormed()) return false;
  if (/[\t\n\\]/.test(path) || hidesCharacters(path)) return false;
  return path
    .split('/')
    .every((part) => part !== '' && part === part.trim() && !['.', '..', '__proto__'].includes(part));
}

/**
 * The one of these paths beside which a file at `path` cannot be: it has the same name, though perhaps written with other
 * characters, or one of the two has the name of the other's folder.
 */
export function findClash(path: string, others: readonly string[]): string | undefined {
  const name = `${path.normalize()}/`;
  return others.find((other) => {
    const otherName = `${other.normalize()}/`;
    return name.startsWith(otherName) || otherName.startsWith(name);
  });
}

/** Why these cannot be the paths of a program's files, if they cannot. */
export function refusePaths(paths: readonly string[]): PathRefusal | undefined {
  if (paths.length > mostFiles) return 'many-files';
  if (paths.some((path) => path.length > longestPath)) return 'long-name';
  if (!paths.every(isFilePath)) return 'bad-name';
  return paths.some((path, index) => findClash(path, paths.slice(index + 1))) ? 'same-name' : undefined;
}

/** What a reader is told who gives a file this name beside these, if it cannot have it. */
export function refuseName(path: string, others: readonly string[]): string | undefined {
  if (path.length > longestPath) return `A name has at most ${longestPath} characters.`;
  if (!isFilePath(path))
    return 'A name has no spaces at its ends, no empty parts and no dots alone, as in helpers/clock.py.';
  const other = findClash(path, others);
  if (other === undefined) return undefined;
  if (other.normalize() === path.normalize()) return `${path} is there already.`;
  return other.normalize().length < path.normalize().length
    ? `There is already a file ${other}: a folder cannot have its name.`
    : `There is already a folder ${path}: a file cannot have its name.`;
}

/** The paths of a program's files in the order in which they are shown: the entry first. (An object puts numbers first.) */
export function pathsInOrder(files: Readonly<Record<string, string>>, entry: string): string[] {
  return [entry, ...Object.keys(files).filter((path) => path !== entry)];
}
