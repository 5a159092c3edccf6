import { expect, it } from 'vitest';
import { loadChanges } from './changes.ts';
import { loadClaims } from './claims.ts';

const changes = loadChanges();
const claims = new Map(loadClaims().map((claim) => [claim.id, claim]));

it('ends where the claims stand: the newest entry of each has its verdict', () => {
  const newest = new Map(changes.toReversed().map((change) => [change.claim, change]));
  for (const { claim, to } of newest.values()) expect(claims.get(claim)?.verdict, claim).toBe(to);
});

it('names a statement, and where to read on, for each claim that has gone', () => {
  for (const { claim, to, statement, movedTo } of changes.filter((change) => change.to === undefined)) {
    expect(to ?? statement, claim).toBeTruthy();
    expect(claims.has(movedTo ?? ''), claim).toBe(true);
  }
});

it('has the newest first', () => {
  const dates = changes.map(({ date }) => date);
  expect(dates).toEqual(dates.toSorted().toReversed());
});
