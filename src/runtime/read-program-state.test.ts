import { expect, test } from 'vitest';
import { readTraceEvents } from './read-trace-events.ts';

const line = { kind: 'line', at: 1, frame: 1, line: 2 };

test('a state that a recorder writes is read', () => {
  const state = {
    stack: [1, 'asyncio/events.py Handle._run'],
    lines: { 1: 2, 2: null },
    locals: { 1: { a: ['int', '1'], b: null } },
    chains: {
      'task 1': {
        task: 1,
        frames: [1, -3, { name: 'sleep', of: 'coroutine', file: 'asyncio/tasks.py', line: 702 }],
        holder: { kind: 'future', type: 'Future', tasks: [2] },
      },
      'frame 2': null,
    },
    more: 0,
    ready: [{ what: 'step', task: 1 }, 4],
    timers: [{ what: 'set result', due: 500 }],
  };
  expect(readTraceEvents([{ ...line, state }])).toEqual([{ ...line, state }]);
});

test.each([
  ['no object', 3],
  ['a list', []],
  ['text for a line', { lines: { 1: '2' } }],
  ['a variable of three parts', { locals: { 1: { a: ['int', '1', 'x'] } } }],
  ['a chain without frames', { chains: { 'task 1': { holder: { kind: 'yield' } } } }],
  ['a holder that nobody knows', { chains: { 'task 1': { frames: [], holder: { kind: 'magic' } } } }],
  ['a list of a thousand', { stack: Array.from({ length: 1000 }, (_, n) => n) }],
  ['a name of a thousand letters', { stack: ['x'.repeat(1000)] }],
  ['a time that is no number', { timers: [{ what: 'x', due: Number.NaN }] }],
  ['a key that would be lost', JSON.parse('{"lines":{"__proto__":1}}')],
])('an event whose state is %s is left out', (_what, state) => {
  expect(readTraceEvents([{ ...line, state }])).toEqual([]);
});
