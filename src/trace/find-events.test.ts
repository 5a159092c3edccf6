import { expect, test } from 'vitest';
import type { TraceEvent } from '../runtime/trace-event.ts';
import { buildTimeline } from './build-timeline.ts';
import { outputBefore, placeOf, sayEvents, stepsAtLine, stepsOfOutput } from './find-events.ts';
import sample from './fixtures/sample2-original.json' with { type: 'json' };

const timeline = buildTimeline(sample as TraceEvent[], 2000);
const suspended = timeline.events.findIndex(({ kind }) => kind === 'yield');

test('a line of the program knows what happened at it, and each event its line', () => {
  const { file = '', line = 0 } = placeOf(timeline, suspended);
  const steps = stepsAtLine(timeline, { file, line });
  expect(file).toBe('main.py');
  expect(steps).toContain(suspended);
  expect(steps.map((step) => placeOf(timeline, step))).toEqual(steps.map(() => ({ file, line })));
  expect(sayEvents(timeline, steps, `Line ${line}`)).toMatch(
    steps.length === 1 ? /^\d/ : new RegExp(`^Line ${line}: ${steps.length} events, from `),
  );
  expect(stepsAtLine(timeline, { file: 'other.py', line })).toEqual([]);
});

test('a line of the output knows what wrote it', () => {
  const [step = -1, ...others] = stepsOfOutput(timeline, { stream: 'stdout', row: 0 });
  expect(others).toEqual([]);
  expect(timeline.events[step]).toMatchObject({ kind: 'output', stream: 'stdout', row: 0 });
  expect(outputBefore(timeline, step)).toBeUndefined();
  expect(outputBefore(timeline, step + 1)).toBe(timeline.events[step]);
});

test('a place without events says so', () => {
  expect(sayEvents(timeline, [], 'Line 99')).toBe('Line 99: no event.');
  expect(placeOf(timeline, undefined)).toEqual({});
});
