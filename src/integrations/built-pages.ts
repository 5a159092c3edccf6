import { globSync, readFileSync, writeFileSync } from 'node:fs';

/** A page of the site that was built, as it stands on disk. */
export interface BuiltPage {
  readonly path: URL;
  readonly html: string;
}

/** All pages in the folder that the site was built into. */
export function readPages(folder: URL): readonly BuiltPage[] {
  return globSync('**/*.html', { cwd: folder }).map((name) => {
    const path = new URL(name, folder);
    return { path, html: readFileSync(path, 'utf8') };
  });
}

/** Writes a page's new text, unless it is the same. */
export function changePage({ path, html }: BuiltPage, changed: string): void {
  if (changed !== html) writeFileSync(path, changed);
}
