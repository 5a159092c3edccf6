import { describe, expect, it, test } from 'vitest';
import { countSentences, loadAnswers, moreOf } from './answers.ts';
import { loadExample } from './examples.ts';

const answers = loadAnswers();

test.each([
  ['One. Two, with `a.b.c` in it. Since 3.14 three.', 3],
  ['Is it? It is (3.5.0 was).', 2],
  ['“A full stop.” Then another.', 2],
])('%s has %d sentences', (text, count) => {
  expect(countSentences(text)).toBe(count);
});

describe('the answers', () => {
  it('are at least 24, and no two stand in one place', () => {
    expect(answers.length).toBeGreaterThanOrEqual(24);
    expect(new Set(answers.map(({ group, place }) => `${group} ${place}`)).size).toBe(answers.length);
  });

  it('quote each message once, but for those that several errors share', () => {
    const messages = answers.flatMap(({ errors }) => errors);
    const shared = messages.filter((message, n) => messages.indexOf(message) !== n);
    expect(shared).toEqual([]);
  });

  it.each(answers)('$id is typeset, and its program can be run', ({ example, ...answer }) => {
    const prose = [answer.question, answer.answer, answer.versions, answer.outdated ?? '', answer.description]
      .map((text) => text.replaceAll(/`[^`]*`/g, 'code'))
      .join('\n');
    expect(prose).not.toMatch(/['"]|—| -{1,2} |\S {2,}\S|\.\.\./);
    expect(loadExample(example).recording).toBeDefined();
    expect(moreOf(answer).slug).not.toBe('');
  });
});
