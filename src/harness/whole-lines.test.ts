import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { OutputEvent } from '../runtime/runtime.ts';
import { toLines } from './whole-lines.ts';

const write = (stream: OutputEvent['stream'], text: string, at: number): OutputEvent => ({
  type: 'output',
  stream,
  text,
  at,
});

it('joins pieces of a line and splits pieces that hold several', () => {
  expect(toLines([write('stdout', 'a', 0), write('stdout', 'b\nc\n', 5), write('stdout', 'd', 9)])).toEqual([
    { stream: 'stdout', text: 'ab\n', at: 0 },
    { stream: 'stdout', text: 'c\n', at: 5 },
    { stream: 'stdout', text: 'd', at: 9 },
  ]);
});

it('keeps the streams apart, each line where it began', () => {
  expect(
    toLines([write('stdout', 'one ', 0), write('stderr', 'oops\n', 1), write('stdout', 'two\n', 2)]),
  ).toEqual([
    { stream: 'stdout', text: 'one two\n', at: 0 },
    { stream: 'stderr', text: 'oops\n', at: 1 },
  ]);
});

it('loses no character, however the output is cut', () => {
  const pieces = fc.array(fc.stringMatching(/^[ab\r\n]*$/));
  fc.assert(
    fc.property(pieces, (texts) => {
      const lines = toLines(texts.map((text, at) => write('stdout', text, at)));
      expect(lines.map(({ text }) => text).join('')).toBe(texts.join(''));
      expect(lines.slice(0, -1).every(({ text }) => text.endsWith('\n'))).toBe(true);
    }),
  );
});
