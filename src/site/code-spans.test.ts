import { describe, expect, it } from 'vitest';
import { codeSpans } from './code-spans.ts';

describe('codeSpans', () => {
  it.each([
    ['plain', [['plain', false]]],
    [
      '`await x` pauses',
      [
        ['await x', true],
        [' pauses', false],
      ],
    ],
    ['a lone ` tick', [['a lone ` tick', false]]],
    ['empty `` ticks', [['empty `` ticks', false]]],
    ['', []],
  ] as const)('splits %j', (sentence, spans) => {
    expect(codeSpans(sentence).map(({ text, code }) => [text, code])).toEqual(spans);
  });
});
