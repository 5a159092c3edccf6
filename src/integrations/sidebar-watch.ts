import type { Section } from '../site/sections.ts';

type Page = Pick<Section, 'slug' | 'label' | 'section'>;

/**
 * Notices that a dev server's sidebar, which is drawn when it starts, is no longer that of the sections. Of two sections
 * with one slug, as when a section is begun as a copy, Astro keeps one and forgets the other for good: once they differ, a
 * start is needed, too.
 */
export class SidebarWatch {
  #drawn: string;

  constructor(pages: readonly Page[]) {
    this.#drawn = asDrawn(pages);
  }

  /** Whether a start would draw another sidebar; `undefined` is a section that cannot be read. Says so once. */
  isStale(pages: readonly Page[] | undefined): boolean {
    if (pages === undefined) return false;
    const now = asDrawn(pages);
    if (new Set(pages.map(({ slug }) => slug)).size < pages.length) {
      this.#drawn = 'one of two is forgotten';
      return false;
    }
    const stale = now !== this.#drawn;
    this.#drawn = now;
    return stale;
  }
}

function asDrawn(pages: readonly Page[]): string {
  return JSON.stringify(pages.map(({ slug, label, section }) => [slug, label, section]));
}
