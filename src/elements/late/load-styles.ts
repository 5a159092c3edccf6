const loading = new Map<string, Promise<void>>();

/**
 * Adds a style sheet to the page; `href` is what an import of the file with `?url` gives. It is linked and not imported,
 * because Astro would put a style sheet that a script imports on every page. Resolves when it applies, or cannot be loaded:
 * that costs the looks only.
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
