import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineReader, shownLines } from './line-reader.ts';
import { styleClasses } from './text-style.ts';

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

test.each([
  ['12345\b\bX', '123X5'],
  ['12345\b\b', '12345'],
  ['\b\ba', 'a'],
  ['50%\x1b[2K\x1b[1G60%', '60%'],
  ['ab\x1b[3Cc', 'ab   c'],
  ['abc\x1b[2DX', 'aXc'],
  ['abc\x1b[9DX\x1b[0GY', 'Ybc'],
  ['12345\rX', 'X2345'],
  ['loading\r\x1b[Kok', 'ok'],
  ['loading\x1b[2K\rok', 'ok     '.trimEnd() + ' '.repeat(5)],
  ['|\b/\b-\b\\', '\\'],
  ['a\x1b[?25l\x1b[3Ab\x1b[1;1H\x1b7c\x1b(Bd', 'abcd'],
  ['\x1b]0;a title\x07a', 'a'],
  ['\x1b]8;;https://e.org\x1b\\link\x1b]8;;\x1b\\', 'link'],
  ['\x1b[31mred\x1b[0m plain', 'red plain'],
  ['\x1b[31', ''],
  ['é\b\x1b[1m😀', '😀'],
])('%j is shown as %j', (written, shown) => {
  expect(screen([written]).join('\n')).toBe(shown);
});

/** Each run of a line with the classes of its style. */
const styled = (text: string): (string | string[])[] =>
  new LineReader()
    .read('stdout', text, 0)
    .flatMap(({ styled: runs, text: plain }) => runs ?? [{ text: plain }])
    .map((run) => ('style' in run && run.style ? [run.text, styleClasses(run.style)] : run.text));

test.each<[string, (string | string[])[]]>([
  ['\x1b[36mhi\x1b[0m', [['hi', 'sgr-color-6']]],
  ['\x1b[1;4;91mhi\x1b[m, you', [['hi', 'sgr-bold sgr-underline sgr-color-1'], ', you']],
  ['\x1b[1mb\x1b[22mp\x1b[2mf', [['b', 'sgr-bold'], 'p', ['f', 'sgr-faint']]],
  ['\x1b[41;37mx\x1b[39;49my', [['x', 'sgr-color-7 sgr-ground-1'], 'y']],
  ['\x1b[7mx\x1b[27my', [['x', 'sgr-inverse'], 'y']],
  [
    '\x1b[38;5;196mx\x1b[38;2;0;0;255my\x1b[48:2::0:200:0mz',
    [
      ['x', 'sgr-color-1'],
      ['y', 'sgr-color-4'],
      ['z', 'sgr-color-4 sgr-ground-2'],
    ],
  ],
  ['\x1b[4:3mx\x1b[4:0my', [['x', 'sgr-underline'], 'y']],
  ['\x1b[38;5mx', ['x']],
  ['\x1b[999mx', ['x']],
  ['a\x1b[32mb\rX', [['Xb', 'sgr-color-2']]],
])('%j is drawn in its styles', (text, runs) => {
  expect(styled(text)).toEqual(runs);
});

test('a style lasts over lines, each stream has its own', () => {
  const reader = new LineReader();
  reader.read('stdout', '\x1b[31mone\n', 0);
  expect(reader.read('stderr', 'err\n', 0)[0]).not.toHaveProperty('styled');
  expect(reader.read('stdout', 'two\x1b[0m\nthree\n', 0)).toMatchObject([
    { styled: [{ text: 'two', style: { color: 1 } }] },
    { text: 'three' },
  ]);
});

test('a recording is shown as a terminal would, and what is shown is shown the same again', () => {
  const recorded = ['\x1b[31mred\x1b[0m\n', '10 %\r20 %\n', 'abc\b\bX\n', 'end'].map(
    (text, at) => ({ stream: 'stdout', text, at }) as const,
  );
  const shown = shownLines(recorded);
  expect(shown.map(({ text }) => text)).toEqual(['red\n', '20 %\n', 'aXc\n', 'end']);
  expect(shownLines(shown)).toEqual(shown);
});

test.each(['\x1b[', '\x1b]', '\x1b', '\b', '\r', '\x1b[1;', '\x1b[31mx', 'x\b', '\x1bP'])(
  '100,000 of %j are read at once, whole and in pieces',
  (part) => {
    const start = performance.now();
    screen([part.repeat(100_000)]);
    expect(performance.now() - start).toBeLessThan(4000);
    const reader = new LineReader();
    reader.read('stdout', `\x1b[1m${'x'.repeat(100_000)}`, 0);
    for (let times = 0; times < 5000; times += 1) reader.read('stdout', part, 0);
    expect(performance.now() - start).toBeLessThan(8000);
  },
);

test('where chunks are cut makes no difference', () => {
  const part = fc.constantFrom(
    'a',
    'b',
    '\n',
    '\r\n',
    '\r',
    '\b',
    '\x1b[31m',
    '\x1b[0m',
    '\x1b[K',
    '\x1b]0;t\x07',
    '😀',
  );
  fc.assert(
    fc.property(fc.array(part), fc.array(fc.nat(20)), (parts, cuts) => {
      const text = parts.join('');
      const chunks: string[] = [];
      let from = 0;
      for (const cut of cuts) chunks.push(text.slice(from, (from += cut)));
      chunks.push(text.slice(from));
      // A last line that has begun and holds nothing any more is none, also below others that are empty.
      const shown = (pieces: readonly string[]): string => screen(pieces).join('\n').replace(/\n+$/, '');
      expect(shown(chunks)).toBe(shown([text]));
    }),
  );
});

test('streams keep their own lines', () => {
  const reader = new LineReader();
  reader.read('stdout', 'a', 1);
  expect(reader.read('stderr', 'err\n', 2)).toMatchObject([{ stream: 'stderr', continues: false }]);
  expect(reader.read('stdout', 'b\n', 3)).toMatchObject([{ text: 'b', continues: true, ended: true }]);
});
