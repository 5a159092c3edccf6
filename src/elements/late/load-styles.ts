const loading = new Map<string, Promise<void>>();

/**
 * Styles for whoever comes to see what they are of; `href` is what an import of the file with `?url` gives. As a link,
 * because styles that a script imports would be put on every page. Resolves when they apply; a missing file costs the
 * looks, nothing else.
 */
export function loadStyles(href: string): Promise<void> {
  const known = loading.get(href);
  if (known) return known;
  const loaded = new Promise<void>((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => resolve());
    document.head.append(link);
  });
  loading.set(href, loaded);
  return loaded;
}
