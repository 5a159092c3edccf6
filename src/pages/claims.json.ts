import type { APIRoute } from 'astro';
import { article } from 'virtual:article';
import { pageHref, sectionHref } from '../site/addresses.ts';
import { loadClaims } from '../site/claims.ts';
import { dateInWords } from '../site/article-facts.ts';
import { verdicts } from '../site/schemas.ts';
import { score } from '../site/score.ts';
import { placeOf } from '../site/source-place.ts';

/** Every claim with its verdict, for whoever wants to count, quote or check them by machine. */
export const GET: APIRoute = ({ site, url }) => {
  const absolute = (path: string): string => new URL(path, site ?? url).href;
  const claims = loadClaims();
  const { all, ...counts } = score(claims).total;
  const body = {
    about: `Claims of the article “${article.onTrial.headline}” (${dateInWords(article.onTrial.datePublished)}), each with a verdict`,
    answer: article.onTrial.answer,
    license: 'CC-BY-4.0',
    verdicts,
    counts: { all, ...counts },
    claims: claims.map(({ section, experiments, sources, ...claim }) => ({
      ...claim,
      sources: sources.map((source) => ({ ...source, where: placeOf(source) || undefined })),
      url: absolute(sectionHref(section, claim.id)),
      section,
      experiments: experiments.map((id) => ({
        id,
        url: absolute(pageHref(`x/${id}`)),
      })),
    })),
  };
  return new Response(`${JSON.stringify(body, null, 2)}\n`, {
    headers: { 'content-type': 'application/json' },
  });
};
