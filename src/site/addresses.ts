/** Where the site is on its host: the path that all of its addresses begin with, without a slash at the end. */
export const sitePath = import.meta.env.BASE_URL.replace(/\/$/, '');

/** The address of a file of this site. `path` has no leading slash. */
export function fileHref(path: string): string {
  return `${sitePath}/${path}`;
}

/** The address of a page of this site under whatever path it is served from. `path` has no leading slash. */
export function pageHref(path: string): string {
  const page = path.replace(/^\/|\/$/g, '');
  return page === '' ? `${sitePath}/` : `${sitePath}/${page}/`;
}

/** The address of a section; `index` is the front page. */
export function sectionHref(slug: string, anchor?: string): string {
  const page = pageHref(slug === 'index' ? '' : slug);
  return anchor === undefined ? page : `${page}#${anchor}`;
}
