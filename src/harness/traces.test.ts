import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../runtime/trace-event.ts';
import { loadExamples, loadTrace, type RecordedTrace } from '../site/examples.ts';
import { sameTrace } from './traces.ts';

function traceOf(...events: readonly TraceEvent[]): RecordedTrace {
  return { engine: { name: 'node', label: 'Node' }, clock: 'real', elapsed: 10, events };
}
const paused: TraceEvent = {
  kind: 'yield',
  at: 1,
  frame: 1,
  line: 2,
  by: 'await',
  value: { type: 'Promise', repr: '' },
};

describe('traces by a real clock', () => {
  it('are the same whenever it happened', () => {
    expect(sameTrace(traceOf(paused), traceOf({ ...paused, at: 7.25 }))).toBe(true);
  });

  it('are not the same when something else happened', () => {
    expect(sameTrace(traceOf(paused), traceOf({ ...paused, line: 3 }))).toBe(false);
    expect(sameTrace(traceOf(paused), traceOf(paused, { ...paused, frame: 2 }))).toBe(false);
  });

  it('are the same whether or not the machine was busy', () => {
    expect(sameTrace(traceOf(paused, { kind: 'loop-wait', at: 2, until: 60 }), traceOf(paused))).toBe(true);
  });
});

describe('traces by a virtual clock', () => {
  it('are the same to the millisecond, or not at all', () => {
    const trace = { ...traceOf(paused), clock: 'virtual' } as const;
    expect(sameTrace(trace, trace)).toBe(true);
    expect(sameTrace(trace, { ...trace, events: [{ ...paused, at: 2 }] })).toBe(false);
  });
});

const timed = loadExamples().filter(({ timeline }) => timeline);
it.each(timed.map(({ id }) => id))('%s ships with a trace', (id) => {
  expect(loadTrace(id)?.events.length, `run "npm run record -- ${id}"`).toBeGreaterThan(0);
});
