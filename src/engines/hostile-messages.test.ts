/** Whatever a program sends in its worker's place: the run stays sound, and the page is not held up. */
import { expect, test } from 'vitest';
import type { RunEvent } from '../runtime/runtime.ts';
import { syntaxErrorText } from './page-js/locate-syntax-error.ts';
import { RunReporter } from './run-reporter.ts';
import { readRunMessage } from './worker/run-messages.ts';

const end = (error: object) => ({ type: 'end', at: 1, outcome: { kind: 'exit', code: 1, error } });
const output = (chunks: unknown) => ({ type: 'output', chunks });
const event = { kind: 'close', at: 0, frame: 1 };
const times = (n: number, value: unknown): unknown[] => new Array(n).fill(value);

/** The messages, and the kind of outcome that the run then has; undefined where it goes on. */
const messages: readonly (readonly [what: string, sent: readonly unknown[], ends: string | undefined])[] = [
  ['nothing', [undefined], undefined],
  ['null', [null], undefined],
  ['a number', [7], undefined],
  ['an unknown type', [{ type: 'finish' }], undefined],
  ['a type that every object has', [{ type: 'constructor' }], undefined],
  ['chunks that are none', [output('x')], undefined],
  ['a chunk that is none', [output([7])], undefined],
  ['a chunk of no text', [output([['stdout', {}, 0]])], undefined],
  ['an unknown stream', [output([['stdin', 'x', 0]])], undefined],
  ['a time that is none', [output([['stdout', 'x', NaN]])], undefined],
  ['a time in the far future', [output([['stdout', 'x', 1e300]])], undefined],
  ['a time before the start', [output([['stdout', 'x', -5]])], undefined],
  ['a million chunks', [output(times(1_000_000, ['stdout', 'x', 0]))], 'crash'],
  ['a million empty chunks', [output(times(1_000_000, []))], 'crash'],
  ['many messages of nothing', times(200_000, output([])), 'output-limit'],
  ['many messages that are none', times(200_000, 7), 'output-limit'],
  ['many chunks of one character', times(1000, output(times(1000, ['stderr', 'x', 0]))), 'output-limit'],
  ['one line without end', [output([['stdout', 'x'.repeat(10_000_000), 0]])], 'output-limit'],
  ['lines without end', [output([['stdout', '\n'.repeat(900_000), 0]])], 'output-limit'],
  ['a trace that is none', [{ type: 'trace', events: 7 }], undefined],
  ['a trace of no JSON', [{ type: 'trace', events: '[' }], undefined],
  ['a million trace events', [{ type: 'trace', events: times(1_000_000, event) }], undefined],
  ['many trace events', times(20, { type: 'trace', events: times(20_000, event) }), undefined],
  ['a trace of long text', [{ type: 'trace', events: ' '.repeat(30_000_000) }], undefined],
  ['two beginnings', [{ type: 'begin' }, { type: 'begin' }], undefined],
  ['an end without an outcome', [{ type: 'end' }], undefined],
  ['an end of an unknown kind', [{ type: 'end', outcome: { kind: 'stopped' } }], undefined],
  ['an exit code that is none', [{ type: 'end', outcome: { kind: 'exit', code: 'x' } }], 'exit'],
  ['two ends', [end({ name: 'A', message: '' }), end({ name: 'B', message: '' })], 'exit'],
  [
    'a column before the line',
    [end({ name: 'E', message: '', file: 'main.mjs', line: 1, column: -5 })],
    'exit',
  ],
  ['a column far out', [end({ name: 'E', message: '', file: 'main.mjs', line: 1, column: 4e8 })], 'exit'],
  ['a line that is none', [end({ name: 'E', message: '', file: 'main.mjs', line: 0.5 })], 'exit'],
  ['a file of every object', [end({ name: 'E', message: '', file: '__proto__', line: 1 })], 'exit'],
  ['a file name without end', [end({ name: 'E', message: '', file: 'x'.repeat(10_000_000) })], 'exit'],
  ['a message without end', [end({ name: 'x'.repeat(1e6), message: 'x'.repeat(1e7) })], 'exit'],
];

test.each(messages)('%s', async (_what, sent, ends) => {
  const events: RunEvent[] = [];
  const abort = new AbortController();
  const run = new RunReporter({
    signal: abort.signal,
    outputLimit: 1_000_000,
    onEvent: (event) => events.push(event),
  });
  const began = performance.now();
  for (const message of sent) run.receive(readRunMessage(message));
  expect(performance.now() - began).toBeLessThan(1000);
  if (ends === undefined) {
    expect(run.over).toBe(false);
    abort.abort();
  }
  const { outcome, elapsed } = await run.ended;
  expect(outcome.kind).toBe(ends ?? 'stopped');
  expect(elapsed).toBeLessThan(60_000);
  expect(events.length).toBeLessThanOrEqual(100_001);
  expect(events.filter(({ type }) => type === 'begin').length).toBeLessThanOrEqual(1);
  const printed = events.map((event) => (event.type === 'output' ? event.text : '')).join('');
  expect(printed.length).toBeLessThanOrEqual(1_000_000);
  expect(printed.split('\n').length).toBeLessThanOrEqual(200_001);
  const traced = events.map((event) => (event.type === 'trace' ? event.events.length : 0));
  expect(traced.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(25_000);
  const error = outcome.kind === 'exit' ? outcome.error : undefined;
  if (!error) return;
  expect(error.name.length + error.message.length + (error.file?.length ?? 0)).toBeLessThanOrEqual(11_200);
  // What the page makes of the place ends, and is short.
  expect(syntaxErrorText({ 'main.mjs': 'let x' }, error).length).toBeLessThan(12_000);
});

test('output that keeps within its limits ends nothing', () => {
  const run = new RunReporter({ signal: new AbortController().signal, outputLimit: 1e6, onEvent: () => {} });
  for (let i = 0; i < 1000; i++) run.receive(readRunMessage(output(times(50, ['stdout', 'line\n', i]))));
  expect(run.over).toBe(false);
});

test.each([
  [true, true],
  [false, undefined],
  [1, undefined],
  ['true', undefined],
  [{}, undefined],
])('an end that says %s of its want of input', (lacksInput, read) => {
  const message = readRunMessage({ type: 'end', at: 1, outcome: { kind: 'exit', code: 1, lacksInput } });
  expect(message).toEqual({
    type: 'end',
    at: 1,
    outcome: { kind: 'exit', code: 1, ...(read && { lacksInput: read }) },
  });
});
