import { expect, test } from 'vitest';
import { visible, visibleControls } from './visible.ts';

test('control characters and broken surrogates become visible', () => {
  expect(visible('a\u0000b\u001b[31m\tc\ud800\u007f😀')).toBe('a␀b␛[31m\tc\ufffd␡😀');
  expect(visible('a\u0085b\u2028c\u009b')).toBe('a␤b␤c<U+009B>');
});

test('what hides, or turns the order of a line, is named', () => {
  expect(visible('admin\u202e\u2066 gpj.exe\u200b')).toBe('admin<U+202E><U+2066> gpj.exe<U+200B>');
});

test.each(['שלום مرحبا', '👩‍👩‍👧‍👦 🏳️‍🌈 ❤️ 1️⃣', 'e\u0301 日本語', 'a\tb\n'])('%s stays as it is', (text) => {
  expect(visible(text)).toBe(text);
});

test('in a program only controls are pictures', () => {
  expect(visibleControls('"\u001b\u202e\u2029\ud800"\n')).toBe('"␛\u202e␤\ufffd"\n');
});
