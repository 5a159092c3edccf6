import { verdicts, type Verdict } from './schemas.ts';

interface Filterable {
  readonly section: string;
  readonly verdict: Verdict;
}

/**
 * The list of claims is filtered by CSS alone: a checked radio button and a chosen option hide what does not match, so it
 * works without JavaScript. These are the rules for the verdicts and sections that there are, and for the groups and the
 * "none" line that follow from them.
 */
export function claimFilterRules(claims: readonly Filterable[]): string {
  const slugs = [...new Set(claims.map(({ section }) => section))];
  const kinds = Object.keys(verdicts) as Verdict[];
  const byVerdict = (verdict: Verdict): string => `.claims:has(#verdict-${verdict}:checked)`;
  const bySection = (slug: string): string => `.claims:has(option[value='${slug}']:checked)`;
  const has = (slug: string, verdict: Verdict): boolean =>
    claims.some((claim) => claim.section === slug && claim.verdict === verdict);

  const hidden = [
    ...kinds.map((verdict) => `${byVerdict(verdict)} .claim-row:not([data-verdict='${verdict}'])`),
    ...slugs.map((slug) => `${bySection(slug)} .claim-group:not([data-section='${slug}'])`),
    ...kinds.flatMap((verdict) =>
      slugs
        .filter((slug) => !has(slug, verdict))
        .map((slug) => `${byVerdict(verdict)} .claim-group[data-section='${slug}']`),
    ),
  ];
  const none = kinds.flatMap((verdict) =>
    slugs
      .filter((slug) => !has(slug, verdict))
      .map((slug) => `${byVerdict(verdict)}${bySection(slug).slice(7)} .claims-none`),
  );
  const rules = [`${hidden.join(',\n')} { display: none }`];
  if (none.length > 0) rules.push(`${none.join(',\n')} { display: block }`);
  return rules.join('\n');
}
