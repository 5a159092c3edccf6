import { expect, test } from 'vitest';
import { duration, outcomeInWords, size } from './outcome-words.ts';

test.each([
  [{ kind: 'exit', code: 0 }, 2004, 'Finished in 2.0 s'],
  [{ kind: 'exit', code: 0 }, 12.4, 'Finished in 12 ms'],
  [{ kind: 'exit', code: 3 }, 12, 'Exit code 3'],
  [
    { kind: 'exit', code: 1, error: { name: 'ZeroDivisionError', message: '', file: 'main.py', line: 3 } },
    1,
    'Failed: ZeroDivisionError on line 3',
  ],
  [
    { kind: 'exit', code: 1, error: { name: 'KeyError', message: '', file: 'pkg/a.py', line: 1 } },
    1,
    'Failed: KeyError on line 1 of pkg/a.py',
  ],
  [{ kind: 'exit', code: 1, error: { name: 'MemoryError', message: '' } }, 1, 'Failed: MemoryError'],
  [{ kind: 'stopped' }, 1234, 'Stopped after 1.2 s'],
  [{ kind: 'stopped' }, 0, 'Stopped before it began'],
  [{ kind: 'output-limit', limitBytes: 2_000_000 }, 1, 'Stopped: it printed more than 2.0 MB'],
  [
    { kind: 'output-limit', limitBytes: 2_000_000, limitLines: 200_000 },
    1,
    'Stopped: it printed more than 200,000 lines',
  ],
] as const)('%j after %i ms: %s', (outcome, elapsed, words) => {
  expect(outcomeInWords(outcome, elapsed, 'main.py')).toBe(words);
});

test('sizes and durations', () => {
  expect([duration(0), duration(99.4), duration(99.6), duration(125_000)]).toEqual([
    '0 ms',
    '99 ms',
    '0.1 s',
    '2 min 5 s',
  ]);
  expect([size(10), size(640_000), size(5_200_000)]).toEqual(['1 kB', '640 kB', '5.2 MB']);
});
