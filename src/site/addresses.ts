/** The address of a page of this site under whatever path it is served from. `path` has no leading slash. */
export function pageHref(path: string): string {
  const base = import.meta.env.BASE_URL.replace(/\/$/, '');
  const page = path.replace(/^\/|\/$/g, '');
  return page === '' ? `${base}/` : `${base}/${page}/`;
}

/** The address of a section; `index` is the front page. */
export function sectionHref(slug: string, anchor?: string): string {
  const page = pageHref(slug === 'index' ? '' : slug);
  return anchor === undefined ? page : `${page}#${anchor}`;
}
