import { fileHref, pageHref, sectionHref } from './addresses.ts';
import type { SiteExample } from './examples.ts';

interface HeadTag {
  readonly tag: 'link' | 'meta' | 'script';
  readonly attrs?: Record<string, string>;
  readonly content?: string;
}

/**
 * Before anything is painted, so that a frame never shows the site's header for a moment. A frame without an origin gets the
 * scripts only of a host that lets everybody have them.
 */
const embedScript = `
  if (new URLSearchParams(location.search).has('embed')) document.documentElement.dataset.embed = '';
  if (origin === 'null') document.documentElement.dataset.noOrigin = '';
`;

/**
 * What the page of an example says about itself: its section is where it belongs (the canonical address), but a
 * preview is of the example, so that Open Graph names this page and its picture.
 */
export function exampleHead(example: SiteExample, site: URL): HeadTag[] {
  const section = new URL(sectionHref(example.section), site).href;
  return [
    { tag: 'link', attrs: { rel: 'canonical', href: section } },
    ...previewHead(example, site, `Lines of ${example.entry}, and the verdict that it decides`),
  ];
}

/** What makes a link to a program's own page a preview, and a frame elsewhere; `alt` says what its picture shows. */
export function previewHead({ id, title }: SiteExample, site: URL, alt: string): HeadTag[] {
  const absolute = (path: string): string => new URL(path, site).href;
  const page = absolute(pageHref(`x/${id}`));
  const image = absolute(fileHref(`cards/x/${id}.png`));
  return [
    { tag: 'meta', attrs: { property: 'og:url', content: page } },
    { tag: 'meta', attrs: { property: 'og:image', content: image } },
    { tag: 'meta', attrs: { property: 'og:image:alt', content: alt } },
    {
      tag: 'link',
      attrs: { rel: 'alternate', type: 'application/json+oembed', href: `${page}oembed.json`, title },
    },
    { tag: 'script', content: embedScript },
  ];
}
