import type { Verdict } from './schemas.ts';

/** How many claims hold, hold with a caveat, and do not hold. */
export type Tally = Readonly<Record<Verdict | 'all', number>>;

/** The verdicts of the whole site, counted and never typed. */
export interface Score {
  readonly total: Tally;
  /** By the section's slug, in the order in which the claims were given. */
  readonly sections: ReadonlyMap<string, Tally>;
}

/** Counts verdicts, in all and for each section. */
export function score(claims: readonly { readonly section: string; readonly verdict: Verdict }[]): Score {
  const bySection = new Map<string, (typeof claims)[number][]>();
  for (const claim of claims) {
    const group = bySection.get(claim.section);
    if (group) group.push(claim);
    else bySection.set(claim.section, [claim]);
  }
  return {
    total: tally(claims),
    sections: new Map([...bySection].map(([section, group]) => [section, tally(group)])),
  };
}

function tally(claims: readonly { readonly verdict: Verdict }[]): Tally {
  const count = (verdict: Verdict): number => claims.filter((claim) => claim.verdict === verdict).length;
  return { holds: count('holds'), caveat: count('caveat'), fails: count('fails'), all: claims.length };
}
