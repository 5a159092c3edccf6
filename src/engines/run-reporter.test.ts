import { expect, it } from 'vitest';
import type { RunEvent } from '../runtime/runtime.ts';
import { RunReporter } from './run-reporter.ts';

function open(outputLimit = 100) {
  const events: RunEvent[] = [];
  const abort = new AbortController();
  const run = new RunReporter({ signal: abort.signal, outputLimit, onEvent: (event) => events.push(event) });
  return { run, events, abort };
}

it('hands events on in order and ends once, last', async () => {
  const { run, events } = open();
  run.begin();
  run.print('stdout', 'a', 0);
  run.end({ kind: 'exit', code: 0 }, 0);
  run.end({ kind: 'stopped' });
  run.print('stdout', 'late', 0);
  run.begin();
  expect(await run.ended).toEqual({ outcome: { kind: 'exit', code: 0 }, elapsed: 0 });
  expect(events).toEqual([{ type: 'begin' }, { type: 'output', stream: 'stdout', text: 'a', at: 0 }]);
});

it('begins once, whatever a program makes its engine say', () => {
  const { run, events } = open();
  run.begin();
  run.begin();
  expect(events).toEqual([{ type: 'begin' }]);
});

it('cuts output at the limit, to the character, and ends the run there', async () => {
  const { run, events } = open(3);
  run.begin();
  run.print('stdout', 'ab', 0);
  run.print('stderr', 'cd', 0);
  run.print('stdout', 'e', 0);
  expect(events.map((event) => (event.type === 'output' ? event.text : ''))).toEqual(['', 'ab', 'c']);
  expect((await run.ended).outcome).toEqual({ kind: 'output-limit', limitBytes: 3 });
});

it('prints as much as the limit allows without ending', () => {
  const { run } = open(3);
  run.print('stdout', 'abc', 0);
  expect(run.over).toBe(false);
});

it('believes no clock that goes back or runs ahead', () => {
  const { run, events } = open();
  run.begin();
  for (const at of [5, 1, 1e9, 2]) run.print('stdout', 'x', at);
  const times = events.flatMap((event) => (event.type === 'output' ? [event.at] : []));
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(Math.max(...times)).toBeLessThan(10_000);
});

it('rejects with what the engine failed with', async () => {
  const { run } = open();
  run.fail(new Error('no frame'));
  run.end({ kind: 'stopped' });
  await expect(run.ended).rejects.toThrow('no frame');
});

it('is stopped by its signal, at once, and lets go of what it holds', async () => {
  const { run, abort } = open();
  let released = 0;
  run.whenOver(() => (released += 1));
  abort.abort();
  expect([run.over, released]).toEqual([true, 1]);
  run.whenOver(() => (released += 1));
  expect(released).toBe(2);
  expect(await run.ended).toEqual({ outcome: { kind: 'stopped' }, elapsed: 0 });
});

it('is over before it starts when its signal was aborted before', async () => {
  const run = new RunReporter({ signal: AbortSignal.abort(), outputLimit: 1, onEvent: () => {} });
  expect(run.over).toBe(true);
});
