import { expect, it } from 'vitest';
import { loadChanges, withIds } from './changes.ts';
import { loadClaims } from './claims.ts';
import type { ChangeData } from './schemas.ts';

const changes = loadChanges();
const claims = new Map(loadClaims().map((claim) => [claim.id, claim]));

it('ends where the claims stand: the newest entry of each has its verdict', () => {
  const newest = new Map(changes.toReversed().map((change) => [change.claim, change]));
  for (const { claim, to } of newest.values()) {
    const verdict = claims.get(claim)?.verdict;
    expect(verdict, `content/changes.yaml: the newest entry of ${claim} is not where the claim stands`).toBe(
      to,
    );
  }
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

it('gives two changes of one claim on one day an anchor each, and the first of them keeps its own', () => {
  const change: ChangeData = {
    date: '2026-11-28',
    claim: 'a',
    to: 'holds',
    reason: 'Read again.',
    sources: ['a'],
  };
  const ids = withIds([{ ...change, from: 'fails' }, change, { ...change, claim: 'b' }]).map(({ id }) => id);
  expect(ids).toEqual(['2026-11-28-a-2', '2026-11-28-a', '2026-11-28-b']);
  expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length);
});
