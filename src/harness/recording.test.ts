import { readRecorded } from '../site/recording-format.ts';
import { describe, expect, it } from 'vitest';
import type { Recording } from '../examples/example.ts';
import { compareRecordings } from './compare.ts';
import { serializeRecording, toRecording } from './recording.ts';

const engine = { name: 'pyodide', label: 'CPython 3.14.2' };
const run = {
  output: [
    { type: 'output', stream: 'stdout', text: 'a\n', at: 0 },
    { type: 'output', stream: 'stderr', text: 'ratio = 1.06\n', at: 300.00000000000006 },
  ],
  end: { outcome: { kind: 'exit', code: 0 }, elapsed: 300.4 },
} as const;

describe('a recording', () => {
  it('rounds a virtual clock to milliseconds and a real one to tenths of a second', () => {
    expect(toRecording(run, engine, 'virtual')).toMatchObject({
      elapsed: 300,
      output: [{ at: 0 }, { at: 300 }],
    });
    const late = { ...run.end, elapsed: 2012 };
    expect(toRecording({ output: [], end: late }, engine, 'real').elapsed).toBe(2000);
  });

  it('is written the same way every time and read back whole', () => {
    const recording = toRecording(run, engine, 'virtual');
    const text = serializeRecording(recording);
    expect(readRecorded(text, 'x.json')).toEqual(recording);
    expect(serializeRecording(JSON.parse(text) as Recording)).toBe(text);
    expect(text.split('\n')).toContain('    {"at":0,"stream":"stdout","text":"a\\n"},');
  });
});

describe('comparing recordings', () => {
  const recorded = toRecording(run, engine, 'virtual');
  const [first, second] = recorded.output;
  const change = (part: Partial<Recording>): Recording => ({ ...recorded, ...part });

  it('finds nothing in the same run', () => {
    expect(compareRecordings(recorded, recorded)).toEqual([]);
  });

  it.each([
    [
      'another text',
      change({ output: [{ ...first!, text: 'b\n' }, second!] }),
      /line 1: stdout "b\\n" instead/,
    ],
    ['another stream', change({ output: [{ ...first!, stream: 'stderr' }, second!] }), /line 1: stderr/],
    ['another time', change({ output: [first!, { ...second!, at: 301 }] }), /line 2 at 301 ms/],
    ['a missing line', change({ output: [first!] }), /line 2: missing/],
    ['one more line', change({ output: [first!, second!, first!] }), /line 3: added/],
    [
      'another outcome',
      change({ outcome: { kind: 'exit', code: 1 } }),
      /exits with 1; before, it exits with 0/,
    ],
    ['a longer run', change({ elapsed: 400 }), /ended after 400 ms/],
    [
      'another version',
      change({ engine: { ...engine, label: 'CPython 3.15.0' } }),
      /recorded by CPython 3.14.2/,
    ],
  ])('finds %s', (_what, again, fault) => {
    expect(compareRecordings(recorded, again)).toEqual([expect.stringMatching(fault)]);
  });

  it('lets vary what the example says may vary', () => {
    const again = change({ output: [first!, { ...second!, text: 'ratio = 0.97\n' }] });
    expect(compareRecordings(recorded, again)).toHaveLength(1);
    expect(compareRecordings(recorded, again, ['= \\d+\\.\\d\\d$'])).toEqual([]);
  });

  it('is patient with a real clock, also with the times that are printed', () => {
    const line = (text: string, at: number): Recording =>
      change({ clock: 'real', output: [{ stream: 'stdout', text, at }], elapsed: at });
    expect(compareRecordings(line('0.5s  done\n', 500), line('0.7s  done\n', 700))).toEqual([]);
    expect(compareRecordings(line('0.5s  done\n', 500), line('0.7s  gone\n', 700))).toHaveLength(1);
    expect(compareRecordings(line('0.5s  done\n', 500), line('2.5s  done\n', 500))).toHaveLength(1);
  });
});
