import { expect, test } from 'vitest';
import { bestAxis, pauseWidth, positions, stepAt } from './axis.ts';
import { buildTimeline } from './build-timeline.ts';

const timeline = buildTimeline([
  { kind: 'start', at: 0, frame: 1, name: '<module>', of: 'module', file: 'main.py', line: 1 },
  { kind: 'blocked', at: 0, until: 500, frame: 1, line: 2 },
  { kind: 'return', at: 500, frame: 1, line: 2, value: { type: 'NoneType', repr: 'None' } },
]);

test('the time axis is to scale', () => {
  expect([...positions(timeline, 'time').of]).toEqual([0, 0, 500, 500]);
  expect(bestAxis(timeline)).toBe('time');
});

test('the axis of steps gives every event room, and a sleep more', () => {
  expect([...positions(timeline, 'steps').of]).toEqual([0, 1, 1 + pauseWidth, 2 + pauseWidth]);
  expect(bestAxis(buildTimeline(timeline.events.slice(0, 1)))).toBe('steps');
});

test('a position has the last step that is not after it', () => {
  const of = Float64Array.of(0, 0, 500);
  expect([-1, 0, 10, 500, 600].map((position) => stepAt(of, position))).toEqual([-1, 1, 1, 1, 1]);
});
