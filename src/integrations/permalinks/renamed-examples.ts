import { follow, type Redirects } from './redirects.ts';

/** The id of an example, in the address of its page. */
const EXAMPLE_PAGE = /^\/x\/([a-z0-9-]+)\/$/;

/**
 * `/x/old/: /x/new/` renames an example everywhere: its anchor goes along on its own page and on the pages that show it,
 * whose slugs `pagesOf` gives. A redirect that names an anchor itself takes precedence.
 */
export function withExampleAnchors(
  redirects: Redirects,
  pagesOf: (id: string) => readonly string[],
): Redirects {
  const anchors = renamed(redirects).flatMap(({ from, to }) => {
    const pages = pagesOf(to).map((slug) => (slug === 'index' ? '/' : `/${slug}/`));
    return [
      [`/x/${from}/#${from}`, `/x/${to}/#${to}`],
      ...pages.map((page) => [`${page}#${from}`, `${page}#${to}`]),
    ] as [string, string][];
  });
  return { ...Object.fromEntries(anchors), ...redirects };
}

/** Redirects for renamed examples on the playground, which opens them by id in the fragment: `/play/#old`. */
export function playgroundRedirects(redirects: Redirects): Redirects {
  return Object.fromEntries(renamed(redirects).map(({ from, to }) => [`/play/#${from}`, `/play/#${to}`]));
}

/** Files that programs may still fetch for a renamed example: relative paths, each with the old one to copy it to. */
export function companions(from: string, to: string): readonly (readonly [file: string, copy: string])[] {
  const [old, now] = [EXAMPLE_PAGE.exec(from)?.[1], EXAMPLE_PAGE.exec(to)?.[1]];
  if (old === undefined || now === undefined) return [];
  return ['x/*/oembed.json', 'x/*/program.json', 'cards/x/*.png'].map(
    (pattern) => [pattern.replace('*', now), pattern.replace('*', old)] as const,
  );
}

function renamed(redirects: Redirects): readonly { readonly from: string; readonly to: string }[] {
  return Object.keys(redirects).flatMap((address) => {
    const from = EXAMPLE_PAGE.exec(address)?.[1];
    const to = EXAMPLE_PAGE.exec(follow(address, redirects))?.[1];
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
}
