import { expect, test } from 'vitest';
import type { TraceEvent } from '../runtime/trace-event.ts';
import { buildTimeline } from './build-timeline.ts';
import { summarize, tablesOf } from './summarize.ts';
import sample from './fixtures/sample2-original.json' with { type: 'json' };

test('sample 2 as tables: who was suspended for how long, and every event', () => {
  const events = sample as TraceEvent[];
  const [frames, all] = tablesOf(buildTimeline(events, 2000));
  expect(frames?.rows.map(([name, , , , suspended]) => [name, suspended])).toContainEqual([
    'delayed_task_async(2)',
    '2 s',
  ]);
  expect(all?.rows).toHaveLength(events.length);
  expect(all?.rest).toBeUndefined();
});

test('a long run says how much of it is listed', () => {
  const [start, ...events] = sample as TraceEvent[];
  const prints = Array.from({ length: 600 }, (_, row) => ({
    kind: 'output' as const,
    at: 1,
    stream: 'stdout' as const,
    row,
    rows: 1,
  }));
  const [, all] = tablesOf(buildTimeline([start!, ...prints, ...events], 2000));
  expect(all?.rows).toHaveLength(500);
  expect(all?.rest).toMatch(/^These are the first 500 of 6\d\d events/);
});

test('of a run that was stopped, what nobody reported is not called awake', () => {
  const whole = sample as TraceEvent[];
  const waitsAt = whole.findIndex(({ kind }) => kind === 'loop-wait');
  expect(waitsAt).toBeGreaterThan(0);
  expect(summarize(buildTimeline(whole.slice(0, waitsAt), 60_000))).toBe(
    '60 s in all. Of the last 60 s nothing was reported: it was busy, or slept.',
  );
  expect(summarize(buildTimeline(whole.slice(0, waitsAt), 5))).toBe('5 ms in all.');
  // In JavaScript nothing is on the stack while the event loop waits.
  const lane = { at: 0, frame: 1, file: 'main.mjs', line: 1 };
  const script: TraceEvent[] = [
    { kind: 'start', ...lane, name: 'main', of: 'coroutine' },
    { kind: 'yield', ...lane, by: 'await', value: { type: 'Promise', repr: '' } },
  ];
  expect(summarize(buildTimeline(script, 60_000))).toMatch(/Of the last 60 s nothing was reported/);
  expect(summarize(buildTimeline(script, 50))).not.toContain('never slept');
  expect(summarize(buildTimeline(whole, 2000))).not.toContain('reported');
  expect(summarize(buildTimeline(whole, 2500))).not.toContain('reported');
});
