import { expect, test } from 'vitest';
import { probes, readAnswers, readmeIsCurrent } from './differences.ts';

test('each browser has answered all that is asked now', () => {
  const asked = probes.map(({ what }) => what).sort();
  for (const [browser, { answers }] of Object.entries(readAnswers())) {
    expect(Object.keys(answers).sort(), browser).toEqual(asked);
  }
});

test('the README tells what the browsers answered: DIFFERENCES=record writes it', () => {
  expect(readmeIsCurrent()).toBe(true);
});
