import fc from 'fast-check';
import { expect, test } from 'vitest';
import { axisEnd, axisMarks, axisTicks, axisTime } from './time-axis.ts';

test.each([
  [3500, 3600, 8],
  [2000, 2100, 8],
  [12, 13, 7],
  [61_000, 62_000, 7],
])('a run of %i ms', (total, atLeast, ticks) => {
  const end = axisEnd([{ total }, { total: 1 }]);
  expect(end).toBeGreaterThanOrEqual(atLeast - 100);
  expect(end).toBeLessThan(total * 1.5);
  expect(axisTicks(end).length).toBeGreaterThan(3);
  expect(axisTicks(end).length).toBeLessThanOrEqual(ticks + 4);
  expect(axisTicks(end).at(-1)).toBeCloseTo(end);
});

test('lines that came together stand on each other', () => {
  const lines = [0, 0, 5, 1000].map((at) => ({ at, text: `at ${at}\n` }));
  const marks = axisMarks({ lines, total: 1000 }, 2000);
  expect(marks.map(({ level }) => level)).toEqual([0, 1, 2, 0]);
  expect(marks[3]).toMatchObject({ number: 4, place: 0.5, text: 'at 1000' });
});

test('a flood of lines has a few marks, and says how many it leaves out', () => {
  const lines = Array.from({ length: 100_000 }, (_, index) => ({
    at: index < 99_000 ? 1 : index < 99_999 ? 150 : 1500,
    text: 'x\n',
  }));
  const marks = axisMarks({ lines, total: 1500 }, 2000);
  expect(marks.map(({ number, level, more }) => [number, level, more])).toEqual([
    [1, 0, 0],
    [2, 1, 0],
    [3, 2, 99_996],
    [100_000, 0, 0],
  ]);
});

test('marks never leave their lane, all lines count, and the lowest keep apart', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 3000 })), (times) => {
      const lines = times.sort((a, b) => a - b).map((at) => ({ at, text: '' }));
      const marks = axisMarks({ lines, total: 3000 }, 3000);
      expect(marks.reduce((sum, { more }) => sum + 1 + more, 0)).toBe(lines.length);
      const lowest = marks.filter(({ level }) => level === 0).map(({ place }) => place);
      for (const [index, place] of lowest.slice(1).entries()) {
        expect(place - (lowest[index] ?? 0)).toBeGreaterThanOrEqual(0.02 - 1e-9);
      }
      expect(Math.max(0, ...marks.map(({ level }) => level))).toBeLessThanOrEqual(2);
    }),
  );
});

test('times on the axis have one unit', () => {
  expect(axisTime(500, 4000)).toBe('0.5 s');
  expect(axisTime(500, 900)).toBe('500 ms');
});
