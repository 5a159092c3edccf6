import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadClaims } from '../site/claims.ts';
import { listExampleIds } from '../site/examples.ts';
import { loadSections } from '../site/sections.ts';
import { loadTrials, trialsOfClaim, type Trial } from '../site/try-this.ts';
import { findTrialFaults } from './run-trials.ts';

const trial = (part: Partial<Trial>): Trial => ({
  number: 0,
  claim: 'c',
  example: 'e',
  change: [{ find: 'a', put: 'b' }],
  prints: [],
  never: [],
  same: false,
  ...part,
});

describe('what a change is said to do', () => {
  it.each<[string, Partial<Trial>, readonly string[], number]>([
    ['lines in order', { prints: ['one', 'three'] }, ['one', 'two', 'three'], 0],
    ['lines out of order', { prints: ['three', 'one'] }, ['one', 'two', 'three'], 1],
    ['a line that is only a part', { prints: ['tw'] }, ['two'], 1],
    ['a line twice', { prints: ['one', 'one'] }, ['one'], 1],
    ['an unwanted line', { never: ['one'] }, ['one'], 1],
    ['the same output', { same: true }, ['recorded'], 0],
    ['another output', { same: true }, ['one'], 1],
  ])('%s', (_what, part, lines, faults) => {
    expect(findTrialFaults(trial(part), lines, ['recorded'])).toHaveLength(faults);
  });
});

it('names claims and examples that exist, and says something about each', () => {
  const claims = new Map(loadClaims().map((claim) => [claim.id, claim]));
  const examples = new Set(listExampleIds());
  const sections = new Set(loadSections().map(({ slug }) => slug));
  for (const { claim, section, example, prints, never, same } of loadTrials()) {
    if (claim === undefined) expect(sections.has(section ?? ''), section).toBe(true);
    else expect(claims.get(claim)?.tryThis.length ?? 0, claim).toBeGreaterThan(0);
    expect(examples.has(example), example).toBe(true);
    expect(prints.length + never.length > 0 || same, claim ?? section).toBe(true);
  }
});

it('gives every suggestion of a claim its changes, and every change of a section a button', () => {
  const trials = loadTrials();
  for (const { id, tryThis } of loadClaims()) {
    const own = trials.filter(({ claim }) => claim === id);
    const [given, wanted] = [trialsOfClaim(id, tryThis.length, trials), own.length > 0 ? tryThis.length : 0];
    expect(
      given.filter((some) => some.length > 0),
      id,
    ).toHaveLength(wanted);
    expect(given.flat(), id).toEqual(own);
  }
  const texts = new Map(loadSections().map(({ slug, file }) => [slug, readFileSync(file, 'utf8')]));
  for (const { section, example } of trials.filter((one) => one.section !== undefined))
    expect(texts.get(section ?? '')).toContain(`<MakeChange section="${section}" example="${example}" />`);
});
