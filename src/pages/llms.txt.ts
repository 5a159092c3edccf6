import type { APIRoute } from 'astro';
import { article } from 'virtual:article';
import { answerSlug, loadAnswers } from '../site/answers.ts';
import { pageHref, sectionHref } from '../site/addresses.ts';
import { dateInWords, plainTitle } from '../site/article-facts.ts';
import { loadClaims } from '../site/claims.ts';
import { loadExamples } from '../site/examples.ts';
import { verdicts } from '../site/schemas.ts';
import { score } from '../site/score.ts';
import { loadSections } from '../site/sections.ts';

/** The site for language models, as llmstxt.org proposes: what is here, where, and what was found. */
export const GET: APIRoute = async ({ site, url }) => {
  const absolute = (path: string): string => new URL(path, site ?? url).href;
  const claims = loadClaims();
  const { all, holds, caveat, fails } = score(claims).total;
  const link = (title: string, path: string, note: string): string =>
    `- [${title}](${absolute(path)})${note === '' ? '' : `: ${note.replaceAll(/\s+/g, ' ').trim()}`}`;
  const lines = [
    `# ${plainTitle(article)}`,
    '',
    `> A runnable tutorial that examines the claims of an article of ${dateInWords(article.onTrial.datePublished)} ` +
      `which says that ${article.onTrial.says}. Every claim has a verdict and sources; where a program can decide it, one does.`,
    '',
    `The answer: ${article.onTrial.answer}`,
    '',
    `Of ${all} claims ${holds} hold, ${caveat} hold with a caveat and ${fails} do not hold. Checked with CPython 3.14.`,
    '',
    '## Sections',
    ...loadSections().map(({ slug, title, description }) => link(title, sectionHref(slug), description)),
    '',
    '## Answers',
    ...loadAnswers().map(({ id, question, answer }) =>
      link(question.replaceAll('`', ''), pageHref(answerSlug(id)), answer.replaceAll('`', '')),
    ),
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
