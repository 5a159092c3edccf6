import { describe, expect, test } from 'vitest';
import { loadTrace } from '../site/examples.ts';
import type { TraceEvent } from '../runtime/trace-event.ts';
import { nextSuspension, stepOver } from './find-steps.ts';
import { toHtml } from '../markup/to-html.ts';
import { stateMarkup } from './state-markup.ts';
import { StatePictures } from './state-picture.ts';
import { States } from './states.ts';

const line = (n: number, state?: TraceEvent['state']): TraceEvent => ({
  kind: 'line',
  at: 0,
  frame: 1,
  line: n,
  ...(state ? { state } : {}),
});

describe('states', () => {
  const events: TraceEvent[] = [
    line(1, { stack: [1], lines: { 1: 1 }, locals: { 1: { a: ['int', '1'], b: ['int', '2'] } } }),
    line(2, { lines: { 1: 2 }, locals: { 1: { a: null, b: ['int', '3'] } } }),
    line(3),
    { kind: 'states-capped', at: 0, limit: 3 },
    line(9),
  ];

  test('are put together from what changed, in any order of asking', () => {
    const states = new States(events);
    expect(states.at(2)?.locals).toEqual({ 1: { b: ['int', '3'] } });
    expect(states.at(0)?.locals).toEqual({ 1: { a: ['int', '1'], b: ['int', '2'] } });
    expect(states.at(1)?.lines).toEqual({ 1: 2 });
  });

  test('end where recording them stopped, and there are none where none were recorded', () => {
    expect(new States(events).count).toBe(3);
    expect(new States(events).at(3)).toBeUndefined();
    expect(new States(events).at(-1)).toBeUndefined();
    expect(new States([line(1), line(2)]).count).toBe(0);
  });
});

describe('the picture of sample 2', () => {
  const { events } = loadTrace('sample2-original')!;
  const pictures = new StatePictures(events);
  const waits = events.findIndex(({ kind }) => kind === 'loop-wait');
  const picture = pictures.at(waits)!;

  test('while the loop waits, each task is a chain that ends in a Future with its timer', () => {
    expect(picture.chains).toHaveLength(4);
    expect(picture.chains.map(({ status }) => status)).toEqual(['waits', 'waits', 'waits', 'waits']);
    expect(picture.chains[1]?.frames.map(({ name, place }) => `${name} ${place}`)).toEqual([
      expect.stringMatching(/^delayed_task_async\(1\) line \d+$/),
      'sleep() asyncio/tasks.py:702',
    ]);
    expect(picture.chains[1]?.end).toBe('Future, set by the timer at 1.00 s');
    expect(picture.timers).toHaveLength(3);
    expect(picture.timers[0]).toMatch(/^0\.50 s: set the Future that Task-3 waits for$/);
  });

  test('a value comes up and a resumption goes down where they do', () => {
    const yields = nextSuspension(events, 0);
    const flows = (step: number): unknown[] =>
      pictures.at(step)!.chains.flatMap(({ frames }) => frames.flatMap(({ flow }) => flow ?? []));
    expect(flows(yields)).toEqual([{ direction: 'up', text: expect.stringMatching(/^await an? /) }]);
    const resumes = events.findIndex(({ kind }) => kind === 'resume');
    expect(flows(resumes)).toEqual([{ direction: 'down', text: 'send(None)' }]);
  });

  test('is written as text for a page, whatever the names are', () => {
    const odd = { ...picture, variablesOf: '<b>&"' };
    const html = stateMarkup(odd, { interactive: false }).map(toHtml).join('');
    expect(html).toContain('&lt;b>&amp;"');
    expect(html).not.toContain('<button');
    expect(html).toContain('aria-label="Await chains"');
  });
});

test('over goes to the next line of the frame, whatever runs in between', () => {
  const { events } = loadTrace('sample1-original')!;
  const call = events.findIndex((event, step) => {
    const next = events[step + 1];
    return event.kind === 'line' && next?.kind === 'start' && next.of !== 'module';
  });
  const from = events[call] as Extract<TraceEvent, { kind: 'line' }>;
  const to = events[stepOver(events, call)]!;
  expect(to).toMatchObject({ frame: from.frame });
  expect(['line', 'return', 'unwind']).toContain(to.kind);
});
