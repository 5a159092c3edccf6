import type { Section } from './sections.ts';
import { withoutCode } from './shown.ts';

/** A link whose words name a section by its number: `[section 9](../the-swap/#an-anchor)`. */
const NUMBERED_LINK = /\[[^\]]*\b[Ss]ection (\d+)\b[^\]]*\]\((\.{1,2}\/[^)]*)\)/g;

/** Numbers in prose that a new section or claim makes wrong: a section's, linked or not, and a count of the claims. */
export function wrongNumbers(sections: readonly Section[]): readonly string[] {
  const numbers = new Map(sections.map(({ slug, section }) => [`/${slug}/`, section]));
  return sections.flatMap(({ slug, file, body }) => {
    const prose = withoutCode(body);
    const page = slug === 'index' ? '/' : `/${slug}/`;
    const links = [...prose.matchAll(NUMBERED_LINK)].flatMap(([link, said = '', to = '']) => {
      const { pathname } = new URL(to, `http://site${page}`);
      const number = numbers.get(pathname);
      return number === undefined || String(number) === said
        ? []
        : [`${file}: ${link} leads to section ${number}; correct the number`];
    });
    const counts = [...prose.matchAll(/\b\d+ claims\b/g)].map(
      ([count]) => `${file}: "${count}" changes with every new claim; write <ClaimCount /> claims`,
    );
    const bare = [...prose.replaceAll(/\[[^\]]*\]\([^)]*\)/g, '').matchAll(/\b[Ss]ections? \d+\b/g)].map(
      ([name]) => `${file}: "${name}" is no link, so that nobody sees when its number changes; make it one`,
    );
    return [...links, ...counts, ...bare];
  });
}
