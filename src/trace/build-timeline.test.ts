import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { TraceEvent } from '../runtime/trace-event.ts';
import { readTraceEvents } from '../runtime/read-trace-events.ts';
import { buildTimeline } from './build-timeline.ts';
import { describeEvent } from './describe.ts';
import { summarize } from './summarize.ts';
import type { LaneState, Timeline } from './timeline.ts';

function recorded(name: string): Timeline {
  const text = readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8');
  const events = readTraceEvents(text);
  expect(events).toHaveLength((JSON.parse(text) as unknown[]).length);
  // Each look at the virtual clock takes a microsecond: not what is tested here.
  const whole = (event: TraceEvent): TraceEvent => ({
    ...event,
    at: Math.round(event.at),
    ...('until' in event ? { until: Math.round(event.until) } : {}),
  });
  return buildTimeline(events.map(whole));
}

/** Stretches that take time: `['blocked 0-1000']`. */
function long(timeline: Timeline, title: string, ...states: LaneState[]): string[] {
  return timeline.lanes
    .filter((lane) => lane.title === title)
    .flatMap((lane) => lane.segments)
    .filter((segment) => segment.to > segment.from && (states.length === 0 || states.includes(segment.state)))
    .map((segment) => `${segment.state} ${segment.from}-${segment.to}`);
}
const told = (timeline: Timeline): string[] =>
  timeline.events.map((_, step) => describeEvent(timeline, step));
const ends = (timeline: Timeline): Record<string, string> =>
  Object.fromEntries(timeline.lanes.map((lane) => [lane.title, lane.end]));

describe('the article’s samples', () => {
  test('sample 1: each generator blocks the thread in turn, 3.5 s', () => {
    const timeline = recorded('sample1-original');
    expect(timeline.duration).toBe(3500);
    expect(long(timeline, 'delayed_task_gen(1)')).toEqual(['blocked 0-1000']);
    expect(long(timeline, 'delayed_task_gen(0.5)')).toEqual(['suspended 0-1000', 'blocked 1000-1500']);
    expect(long(timeline, 'delayed_task_gen(2)')).toEqual(['suspended 0-1500', 'blocked 1500-3500']);
    expect(timeline.hasLoop).toBe(false);
    expect(summarize(timeline)).toMatch(/slept 3\.5 s .* nothing else could run/);
  });

  test('sample 2: the waits overlap in the event loop, 2.0 s', () => {
    const timeline = recorded('sample2-original');
    expect(timeline.duration).toBe(2000);
    expect(long(timeline, 'delayed_task_async(1)')).toEqual(['suspended 0-1000']);
    expect(long(timeline, 'delayed_task_async(0.5)')).toEqual(['suspended 0-500']);
    expect(long(timeline, 'delayed_task_async(2)')).toEqual(['suspended 0-2000']);
    expect(timeline.groups.map((group) => group.title)).toEqual([
      'outside any task',
      'Task-1',
      'Task-2',
      'Task-3',
      'Task-4',
    ]);
    const out = timeline.transfers.filter((transfer) => transfer.direction === 'out');
    expect(out.map((transfer) => transfer.other)).toEqual(['loop', 'loop', 'loop', 'loop']);
    expect(out.map((transfer) => transfer.value?.type)).toEqual([
      '_GatheringFuture',
      'Future',
      'Future',
      'Future',
    ]);
    expect(summarize(timeline)).toBe(
      '2 s in all. The event loop waited 2 s, with up to 4 frames suspended at once.',
    );
  });

  test('sample 3: yield goes to the consumer, await goes through it to the loop', () => {
    const timeline = recorded('sample3-original');
    expect(timeline.duration).toBe(300);
    const consumer = timeline.lanes.findIndex((lane) => lane.title === 'run_async_gen()');
    const out = timeline.transfers.filter((transfer) => transfer.direction === 'out').slice(0, 3);
    expect(out).toMatchObject([
      { by: 'yield', other: { lane: consumer }, value: { type: 'int', repr: '0' } },
      { by: 'await', other: { lane: consumer }, value: { type: 'Future' } },
      { by: 'await', lane: consumer, other: 'loop', value: { type: 'Future' } },
    ]);
  });

  test('the fair scheduler: plain generators wait together, 2.0 s', () => {
    const timeline = recorded('fair-generator-scheduler');
    expect(timeline.duration).toBe(2000);
    for (const [delay, until] of [
      ['1', 1000],
      ['0.5', 500],
      ['2', 2000],
    ] as const) {
      expect(long(timeline, `delayed_task(${delay})`)).toEqual([`suspended 0-${until}`]);
    }
    expect(long(timeline, 'run()', 'blocked')).toEqual([
      'blocked 0-500',
      'blocked 500-1000',
      'blocked 1000-2000',
    ]);
  });

  test('generators and coroutines suspend in the same pattern', () => {
    const shape = (name: string, lane: RegExp): string[][] =>
      recorded(name)
        .lanes.filter((candidate) => lane.test(candidate.title))
        .map((candidate) =>
          candidate.segments
            .filter((segment) => segment.state !== 'made')
            .map((segment) => `${segment.state} ${segment.from}-${segment.to}`),
        );
    expect(shape('sample2-original', /^delayed/)).toEqual(shape('fair-generator-scheduler', /^delayed/));
  });
});

describe('other programs', () => {
  test('monitor-yield: one value goes up the chain, innermost first', () => {
    const timeline = recorded('monitor-yield');
    const out = timeline.transfers.filter((transfer) => transfer.direction === 'out');
    expect(out.map((transfer) => [timeline.lanes[transfer.lane]?.title, transfer.by])).toEqual([
      ['Pause.__await__()', 'yield'],
      ['inner()', 'await'],
      ['outer()', 'await'],
    ]);
    expect(summarize(timeline)).toMatch(/^No waiting at all; 3 suspensions/);
  });

  test('an exception ends every frame that it leaves', () => {
    const timeline = recorded('exception');
    expect(ends(timeline)).toEqual({ 'main.py': 'return', 'inner()': 'unwind', 'outer()': 'unwind' });
    expect(told(timeline)).toContain("inner() is over: ValueError('boom') leaves it at line 3.");
  });

  test('cancellation is an exception thrown in by the Task', () => {
    expect(told(recorded('cancellation'))).toContain(
      'Its Task throws CancelledError into sleeper() at line 6.',
    );
  });

  test('nested generators: yield from passes on; close and the last reference end a frame', () => {
    const timeline = recorded('nested');
    expect(told(timeline).slice(4, 7)).toEqual([
      "Line 2: “yield” suspends leaf() and hands 'a' (str) to middle().",
      "Line 8: “yield from” suspends middle() and passes 'a' (str) on to top().",
      "Line 13: “yield from” suspends top() and passes 'a' (str) on to main.py.",
    ]);
    expect(timeline.lanes.every((lane) => lane.end !== 'open')).toBe(true);
  });

  test('async generators closed early run their finally', () => {
    const timeline = recorded('closed-early');
    const numbers = timeline.lanes.filter((lane) => lane.title === 'numbers()');
    expect(numbers.map((lane) => lane.end)).toEqual(['unwind', 'unwind']);
    expect(told(timeline)).toContain('main() throws GeneratorExit into numbers() at line 7.');
  });

  test('a failing TaskGroup cancels the sibling', () => {
    const timeline = recorded('task-group');
    expect(timeline.groups.map((group) => group.title)).toEqual([
      'outside any task',
      'Task-1',
      'fails',
      'sibling',
    ]);
    expect(ends(timeline)).toMatchObject({ 'fails()': 'unwind', 'sibling()': 'unwind', 'main()': 'return' });
  });

  test('a scheduler written in the program has a lane, its helpers have none', () => {
    const timeline = recorded('mini-asyncio');
    expect(long(timeline, 'run()', 'blocked')).toEqual([
      'blocked 0-500',
      'blocked 500-1000',
      'blocked 1000-2000',
    ]);
    expect(timeline.lanes.some((lane) => lane.title.startsWith('step('))).toBe(false);
  });

  test('many short frames share a lane', () => {
    const timeline = recorded('many-children');
    expect(timeline.lanes.map((lane) => lane.title)).toEqual(['main.py', 'main()', 'child()']);
  });
});

describe('robustness', () => {
  test('an empty, cut off or nonsensical recording still draws', () => {
    expect(buildTimeline([]).lanes).toEqual([]);
    const { events } = recorded('sample2-original');
    for (let length = 0; length < events.length; length += 1) {
      for (const part of [events.slice(0, length), events.slice(length)]) {
        const timeline = buildTimeline(part, 5000);
        expect(timeline.laneOf).toHaveLength(part.length);
        for (const [step] of part.entries()) expect(describeEvent(timeline, step)).not.toBe('');
      }
    }
  });

  test('what is no event is left out', () => {
    expect(readTraceEvents('{')).toEqual([]);
    expect(readTraceEvents([null, {}, { kind: 'close', at: 0 }, { kind: 'close', at: 0, frame: 1 }])).toEqual(
      [{ kind: 'close', at: 0, frame: 1 }],
    );
    expect(readTraceEvents([{ kind: 'constructor', at: 0 }])).toEqual([]);
  });
});
