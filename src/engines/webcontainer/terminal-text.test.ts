import { describe, expect, it } from 'vitest';
import { terminalText } from './terminal-text.ts';

const asUnits = (text: string) => String.fromCharCode(...new TextEncoder().encode(text));

/** What a reader sees when `text` arrives in pieces of `size` bytes. */
function shown(text: string, size: number): { text: string; versions: string[] } {
  const versions: string[] = [];
  const stream = terminalText('/home/reader/run-1/', '/home/reader/', (version) => versions.push(version));
  const units = asUnits(text);
  let out = '';
  for (let at = 0; at < units.length; at += size) out += stream.chunk(units.slice(at, at + size));
  return { text: out + stream.rest(), versions };
}

describe('terminalText', () => {
  const printed =
    '\u001b]node;22.11.0\u0007é€🙂\r\n  at file:///home/reader/run-1/main.mjs:3:9\r\nno newline \u001b';
  const expected = 'é€🙂\n  at file:///home/reader/main.mjs:3:9\nno newline \u001b';

  it.each([1, 2, 3, 5, 7, 64, 1000])('is the same in pieces of %i bytes', (size) => {
    expect(shown(printed, size)).toEqual({ text: expected, versions: ['22.11.0'] });
  });

  it('takes the first start mark for ours, and leaves one that the program prints', () => {
    const mark = '\u001b]node;22.11.0\u0007';
    const forged = '\u001b]node;99\u0007';
    expect(shown(`${mark}a${forged}b`, 1000)).toEqual({ text: `a${forged}b`, versions: ['22.11.0'] });
  });

  it('holds nothing back that is not the start of something', () => {
    const stream = terminalText('/home/reader/run-1/', '/home/reader/', () => {});
    expect(stream.chunk('tick')).toBe('tick');
    expect(stream.chunk('\r')).toBe('');
    expect(stream.chunk('50 %\n')).toBe('\r50 %\n');
  });

  it('takes text that was decoded before it arrived', () => {
    const stream = terminalText('/x/', '/y/', () => {});
    expect(stream.chunk('über €')).toBe('über €');
  });
});
