import { pageHref, sectionHref } from './addresses.ts';
import type { SiteExample } from './examples.ts';

interface HeadTag {
  readonly tag: 'link' | 'meta' | 'script';
  readonly attrs?: Record<string, string>;
  readonly content?: string;
}

/** Before anything is painted, so that a frame never shows the site's header for a moment. */
export const embedScript =
  "if (new URLSearchParams(location.search).has('embed')) document.documentElement.dataset.embed = '';";

/**
 * What the page of an example says about itself: its section is where it belongs (the canonical address), but a
 * preview is of the example, so that Open Graph names this page and its picture.
 */
export function exampleHead(example: SiteExample, site: URL): HeadTag[] {
  const absolute = (path: string): string => new URL(path, site).href;
  const page = pageHref(`x/${example.id}`);
  return [
    { tag: 'link', attrs: { rel: 'canonical', href: absolute(sectionHref(example.section)) } },
    { tag: 'meta', attrs: { property: 'og:url', content: absolute(page) } },
    {
      tag: 'meta',
      attrs: {
        property: 'og:image',
        content: absolute(`${import.meta.env.BASE_URL.replace(/\/$/, '')}/cards/x/${example.id}.png`),
      },
    },
    {
      tag: 'meta',
      attrs: {
        property: 'og:image:alt',
        content: `Lines of ${example.entry}, and the verdict that it decides`,
      },
    },
    {
      tag: 'link',
      attrs: {
        rel: 'alternate',
        type: 'application/json+oembed',
        href: absolute(`${page}oembed.json`),
        title: example.title,
      },
    },
    { tag: 'script', content: embedScript },
  ];
}
