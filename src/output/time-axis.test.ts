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

test('times on the axis have one unit', () => {
  expect(axisTime(500, 4000)).toBe('0.5 s');
  expect(axisTime(500, 900)).toBe('500 ms');
});
