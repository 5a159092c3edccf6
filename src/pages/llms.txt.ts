import type { APIRoute } from 'astro';
import { getCollection } from 'astro:content';
import { pageHref, sectionHref } from '../site/addresses.ts';
import { loadClaims } from '../site/claims.ts';
import { loadExamples } from '../site/examples.ts';
import { verdicts } from '../site/schemas.ts';
import { score } from '../site/score.ts';

/** The site for language models, as llmstxt.org proposes: what is here, where, and what was found. */
export const GET: APIRoute = async ({ site, url }) => {
  const absolute = (path: string): string => new URL(path, site ?? url).href;
  const pages = await getCollection('docs');
  const sections = pages.toSorted((a, b) => (a.data.section ?? 99) - (b.data.section ?? 99));
  const claims = loadClaims();
  const { all, holds, caveat, fails } = score(claims).total;
  const link = (title: string, path: string, note: string): string =>
    `- [${title}](${absolute(path)})${note === '' ? '' : `: ${note.replaceAll(/\s+/g, ' ').trim()}`}`;
  const lines = [
    '# Is await just yield?',
    '',
    '> A runnable tutorial that examines the claims of an article of 23 December 2024 which says that Python’s ' +
      'async/await are not built on generators. Every claim has a verdict, sources and a program that decides it.',
    '',
    `Of ${all} claims ${holds} hold, ${caveat} hold with a caveat and ${fails} do not hold. Checked with CPython 3.14.`,
    '',
    '## Sections',
    ...sections.map(({ id, data }) => link(data.title, sectionHref(id), data.description ?? '')),
    '',
    '## Claims',
    link(
      'All claims as JSON',
      `${pageHref('').replace(/\/$/, '')}/claims.json`,
      'verdict, reason, sources, experiments',
    ),
    ...claims.map((claim) =>
      link(claim.claim, sectionHref(claim.section, claim.id), `${verdicts[claim.verdict]}. ${claim.reason}`),
    ),
    '',
    '## Examples',
    ...loadExamples().map(({ id, title, question }) => link(title, pageHref(`x/${id}`), question)),
    '',
  ];
  return new Response(lines.join('\n'), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
