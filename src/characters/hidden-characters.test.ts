import { expect, test } from 'vitest';
import { describeHidden, hiddenCharacters } from './hidden-characters.ts';

const found = (text: string): string[] =>
  (text.match(hiddenCharacters) ?? []).map((one) => describeHidden(one).code);
const character = (code: string): string => String.fromCodePoint(Number.parseInt(code, 16));

test.each(
  [
    ...['202A', '202B', '202C', '202D', '202E', '2066', '2067', '2068', '2069', '200E', '200F', '061C'],
    ...[
      '200B',
      '200C',
      '200D',
      '2060',
      'FEFF',
      '00AD',
      '180E',
      '3164',
      '2028',
      '2029',
      'FE0F',
      'E0041',
      'E0100',
    ],
    ...['0000', '0008', '000B', '000C', '001B', '007F', '0085', '009F', 'FFF9'],
  ].map((code) => [code]),
)('U+%s is found in names and in strings', (code) => {
  expect(found(`na${character(code)}me = "a${character(code)}"`)).toEqual([`U+${code}`, `U+${code}`]);
});

test.each([
  ['indentation', '\tif x:  # two'],
  ['letters that are written from the right', 'name = "שלום", "مرحبا"'],
  ['accents and wide characters', 'é = "e\u0301", "日本語"'],
  ['a family', '"👨‍👩‍👧‍👦"'],
  ['a cook with a color of skin', '"👩🏽‍🍳"'],
  ['a flag made of three', '"🏳️‍🌈"'],
  ['a heart in red, a digit on a key', '"❤️", "1️⃣", "#️⃣"'],
  ['a flag of two letters', '"🇫🇷"'],
])('%s hides nothing', (_what, text) => {
  expect(found(text)).toEqual([]);
});

test('what holds an emoji together is hidden anywhere else', () => {
  expect(found('👩\u200d')).toEqual(['U+200D']);
  expect(found('a\u200d👩')).toEqual(['U+200D']);
  expect(found('1\ufe0f')).toEqual(['U+FE0F']);
  expect(found('❤\ufe0f\ufe0f')).toEqual(['U+FE0F']);
});

test('a name says which one it is', () => {
  expect(describeHidden('\u202e').name).toBe('U+202E right-to-left override');
  expect(describeHidden('\u0007').name).toBe('U+0007 control character');
  expect(describeHidden('\u{e0041}').name).toBe('U+E0041 invisible character');
});
