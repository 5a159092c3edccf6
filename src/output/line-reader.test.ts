import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visible } from './control-characters.ts';
import { LineReader } from './line-reader.ts';

/** The lines that a screen would hold after these chunks. */
function screen(chunks: readonly string[]): string[] {
  const reader = new LineReader();
  const lines: string[] = [];
  for (const piece of chunks.flatMap((chunk) => reader.read('stdout', chunk, 0))) {
    const before = piece.continues ? (lines.pop() ?? '') : '';
    lines.push((piece.replaces ? '' : before) + piece.text);
  }
  return lines;
}

test.each([
  [
    ['a\n', 'b\n'],
    ['a', 'b'],
  ],
  [
    ['a', 'b\nc'],
    ['ab', 'c'],
  ],
  [['\n\n'], ['', '']],
  [
    ['a\r', '\nb'],
    ['a', 'b'],
  ],
  [['10 %\r', '20 %\r', '30 %\n'], ['30 %']],
  [[''], []],
])('%j reads as %j', (chunks, expected) => {
  expect(screen(chunks)).toEqual(expected);
});

test('where chunks are cut makes no difference', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', '\n', '\r\n')), fc.array(fc.nat(20)), (parts, cuts) => {
      const text = parts.join('');
      const chunks: string[] = [];
      let from = 0;
      for (const cut of cuts) chunks.push(text.slice(from, (from += cut)));
      chunks.push(text.slice(from));
      expect(screen(chunks)).toEqual(screen([text]));
    }),
  );
});

test('streams keep their own lines', () => {
  const reader = new LineReader();
  reader.read('stdout', 'a', 1);
  expect(reader.read('stderr', 'err\n', 2)).toMatchObject([{ stream: 'stderr', continues: false }]);
  expect(reader.read('stdout', 'b\n', 3)).toMatchObject([{ text: 'b', continues: true, ended: true }]);
});

test('a terminal’s colors are taken out', () => {
  expect(new LineReader().read('terminal', '\u001b[33m42\u001b[39m\n', 0)[0]?.text).toBe('42');
});

test('control characters and broken surrogates become visible', () => {
  expect(visible('a\u0000b\u001b[31m\tc\ud800\u007f😀')).toBe('a␀b␛[31m\tc\ufffd␡😀');
});
