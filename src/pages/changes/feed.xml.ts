import type { APIRoute } from 'astro';
import { article } from 'virtual:article';
import { pageHref } from '../../site/addresses.ts';
import { plainTitle } from '../../site/article-facts.ts';
import { atomFeed } from '../../site/atom.ts';
import { loadChanges } from '../../site/changes.ts';
import { loadClaims } from '../../site/claims.ts';
import { verdicts } from '../../site/schemas.ts';

/** Every change of a verdict, as an Atom feed (RFC 4287). */
export const GET: APIRoute = ({ site, url }) => {
  const page = new URL(pageHref('changes'), site ?? url).href;
  const claims = new Map(loadClaims().map((claim) => [claim.id, claim]));
  const entries = loadChanges().map((change) => {
    const { id, from, to, claim, statement, reason, sources, date } = change;
    const verdict = `${from ? verdicts[from] : 'new'} → ${to ? verdicts[to] : 'no longer scored'}`;
    return {
      id: `${page}#${id}`,
      title: `${statement ?? claims.get(claim)?.claim ?? claim} (${verdict})`.replaceAll('`', ''),
      date,
      text: [reason, ...sources].join('\n').replaceAll('`', ''),
    };
  });
  const feed = atomFeed({
    id: page,
    title: `${plainTitle(article)}: changes of verdicts`,
    author: plainTitle(article),
    self: `${page}feed.xml`,
    entries,
  });
  return new Response(feed, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
};
