/** The site's base, with a slash at the end. */
export const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');

/** This page without its query and fragment: what a link to it begins with. */
export function pageAddress(): string {
  return location.origin + location.pathname;
}

/** The absolute address of a page of this site; `path` has no slash at its front. */
export function siteAddress(path: string): string {
  return location.origin + base + path;
}
