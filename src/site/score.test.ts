import { expect, it } from 'vitest';
import { score } from './score.ts';

it('counts verdicts for each section and in all', () => {
  const { total, sections } = score([
    { section: 'one', verdict: 'holds' },
    { section: 'two', verdict: 'fails' },
    { section: 'one', verdict: 'caveat' },
    { section: 'one', verdict: 'holds' },
  ]);
  expect(total).toEqual({ holds: 2, caveat: 1, fails: 1, all: 4 });
  expect([...sections.keys()]).toEqual(['one', 'two']);
  expect(sections.get('one')).toEqual({ holds: 2, caveat: 1, fails: 0, all: 3 });
});

it('counts nothing when there is nothing', () => {
  expect(score([]).total).toEqual({ holds: 0, caveat: 0, fails: 0, all: 0 });
});
