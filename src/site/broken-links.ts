import type { Section } from './sections.ts';
import { withoutCode } from './shown.ts';

/** A link of Markdown or JSX to a place of this site: `](../mechanism/#the-chain)`, `](#here)`, `href="./about/"`. */
const LINK = /(?:\]\(|\bhref=")((?:\.{1,2}\/|#)[^\s)"]*)/g;

/** A link that begins at the root of its host. */
const FROM_ROOT = /(?:\]\(|\bhref=")(\/(?!\/)[^\s)"]*)/g;

/**
 * Links between sections whose anchor is on neither page nor list. `published` has the addresses that are listed or
 * redirected; those of other pages (`/x/…`, `/claims/`) stand there, once `npm run anchors` has seen them.
 */
export function brokenLinks(sections: readonly Section[], published: ReadonlySet<string>): readonly string[] {
  const pages = new Map(sections.map((section) => [pathOf(section.slug), section]));
  return sections.flatMap(({ slug, file, body }) => [
    ...[...withoutCode(body).matchAll(FROM_ROOT)].map(
      ([, link = '']) =>
        `${file}: ${link} leads out of a site below a path (BASE); write ${slug === 'index' ? '.' : '..'}${link}`,
    ),
    ...[...withoutCode(body).matchAll(LINK)].flatMap(([, link = '']) => {
      const { pathname, hash } = new URL(link, `http://site${pathOf(slug)}`);
      const id = hash.slice(1).replace(/[:~@&].*$/s, '');
      const address = id === '' ? pathname : `${pathname}#${id}`;
      const page = pages.get(pathname);
      if (published.has(address) || /\.\w+$/.test(pathname)) return [];
      if (page === undefined) {
        return published.has(pathname)
          ? [`${file}: nothing on ${pathname} has the anchor "${id}" that ${link} names; correct the link`]
          : [`${file}: no page ${pathname}, which ${link} names; correct the link`];
      }
      const { claims, examples, headings } = page.shown;
      if (id === '' || [...claims, ...examples, ...headings].includes(id)) return [];
      return [
        `${file}: nothing in ${page.file} has the anchor "${id}" that ${link} names; correct the link or write the heading`,
      ];
    }),
  ]);
}

const pathOf = (slug: string): string => (slug === 'index' ? '/' : `/${slug}/`);
