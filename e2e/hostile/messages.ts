/** What a program sends to the page once it has taken its worker's line to it. */
import type { End } from './faults.ts';

/** `messages` is JavaScript for a list of messages; `end`, `output` and `times` are there for it. */
export type HostileMessages = readonly [what: string, messages: string, end: End];

/** Before the messages of each row: prints a word, takes the line, and says how to build them. */
export const takesTheLine = (word: string): string => `const { call } = Function.prototype;
let line;
Function.prototype.call = function (self, ...values) {
  if (self instanceof MessagePort) { line = self; Function.prototype.call = call; }
  return Reflect.apply(this, self, values);
};
console.log('${word}');
await new Promise((done) => setTimeout(done, 50));
Function.prototype.call = call;
if (!line) throw new Error('the line was not taken');
const times = (n, value) => new Array(n).fill(value);
const output = (chunks) => ({ type: 'output', chunks });
const end = (error) => ({ type: 'end', at: 1, outcome: { kind: 'exit', code: 1, error } });
const event = { kind: 'close', at: 0, frame: 1 };`;

/** Where it is their number that ends a run, it is little more than the limit, but in one: each costs the processor. */
export const hostileMessages: readonly HostileMessages[] = [
  ['nothing', '[undefined, null, 7, "x", [], {}]', 'stopped'],
  ['unknown types', '["finish", "constructor", "__proto__", 7].map((type) => ({ type }))', 'stopped'],
  ['chunks that are none', '["x", 7, null, {}].map(output)', 'stopped'],
  ['a chunk that is none', '[output([7, null, "x", {}, []])]', 'stopped'],
  ['a chunk of no text', '[output([["stdout", {}, 0]])]', 'stopped'],
  ['an unknown stream', '[output([["stdin", "x", 0]])]', 'stopped'],
  ['times that are none', '[NaN, 1e300, -5, "x"].map((at) => output([["stdout", "x", at]]))', 'stopped'],
  ['a million chunks', '[output(times(1e6, ["stdout", "x", 0]))]', 'crash'],
  ['a million empty chunks', '[output(times(1e6, []))]', 'crash'],
  ['many messages of nothing', 'times(1.1e5, output([]))', 'output-limit'],
  ['many messages that are none', 'times(1.1e5, 7)', 'output-limit'],
  ['many chunks of one character', 'times(1000, output(times(1000, ["stderr", "x", 0])))', 'output-limit'],
  ['one line without end', '[output([["stdout", "x".repeat(1e7), 0]])]', 'output-limit'],
  ['lines without end', '[output([["stdout", "\\n".repeat(9e5), 0]])]', 'output-limit'],
  ['combining marks without end', '[output([["stdout", "e" + "\\u0301".repeat(2e6), 0]])]', 'output-limit'],
  ['a trace that is none', '[7, "[", null, {}].map((events) => ({ type: "trace", events }))', 'stopped'],
  ['a hundred thousand trace events', '[{ type: "trace", events: times(1e5, event) }]', 'stopped'],
  ['a trace of long text', '[{ type: "trace", events: " ".repeat(3e7) }]', 'stopped'],
  ['two beginnings', '[{ type: "begin" }, { type: "begin" }]', 'stopped'],
  ['an end without an outcome', '[{ type: "end" }, { type: "end", outcome: 7 }]', 'stopped'],
  ['an end of an unknown kind', '[{ type: "end", outcome: { kind: "stopped" } }]', 'stopped'],
  ['an exit code that is none', '[{ type: "end", at: 1, outcome: { kind: "exit", code: "x" } }]', 'exit 1'],
  [
    'an exit code that is large',
    '[{ type: "end", at: 1, outcome: { kind: "exit", code: 2 ** 31 } }]',
    'exit 0',
  ],
  ['two ends', '[end({ name: "A", message: "" }), end({ name: "B", message: "" })]', 'exit 1'],
  ['an end in the far future', '[{ type: "end", at: 1e300, outcome: { kind: "exit", code: 0 } }]', 'exit 0'],
  [
    'a column before the line',
    '[end({ name: "E", message: "", file: "main.mjs", line: 1, column: -5 })]',
    'exit 1',
  ],
  ['a column far out', '[end({ name: "E", message: "", file: "main.mjs", line: 1, column: 4e8 })]', 'exit 1'],
  ['a line that is none', '[end({ name: "E", message: "", file: "main.mjs", line: 0.5 })]', 'exit 1'],
  ['a file of every object', '[end({ name: "E", message: "", file: "__proto__", line: 1 })]', 'exit 1'],
  ['a file name without end', '[end({ name: "E", message: "", file: "x".repeat(1e7) })]', 'exit 1'],
  ['a message without end', '[end({ name: "x".repeat(1e6), message: "x".repeat(1e7) })]', 'exit 1'],
  [
    'a crash that says much',
    '[{ type: "end", at: 1, outcome: { kind: "crash", message: "x".repeat(1e7) } }]',
    'crash',
  ],
];
