import { expect, test } from 'vitest';
import type { TraceEvent } from '../runtime/trace-event.ts';
import { buildTimeline } from './build-timeline.ts';
import { tablesOf } from './summarize.ts';
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
