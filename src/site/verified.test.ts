import { expect, it } from 'vitest';
import { loadClaims } from './claims.ts';
import { listExampleIds } from './examples.ts';
import { loadVerified, verifiedTogether } from './verified.ts';

const known = loadVerified();
const advice = 'npm run record or npm run verify:claims -- --stamp writes it';

it.each(listExampleIds())('%s was verified, on a day and with an engine', (id) => {
  expect(known.get(id), `no entry in verified.json: ${advice}`).toMatchObject({
    on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as unknown,
    engine: expect.stringMatching(/^(CPython|Node) \d/) as unknown,
  });
});

it('says when every claim that programs decide was verified', () => {
  const decided = loadClaims().filter(({ experiments }) => experiments.length > 0);
  const never = decided.filter(({ experiments }) => !verifiedTogether(experiments, known));
  expect(decided.length).toBeGreaterThan(0);
  expect(
    never.map(({ id }) => id),
    advice,
  ).toEqual([]);
});

it('knows no example that is gone', () => {
  const ids = listExampleIds();
  expect(
    [...known.keys()].filter((id) => !ids.includes(id)),
    advice,
  ).toEqual([]);
});
