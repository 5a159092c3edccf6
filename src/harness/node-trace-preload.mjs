// Loaded with `node --import`, after node-preload.mjs, before an example that is to be traced: the very recorder of
// src/engines/page-js, told by the calls that `instrument` wrote into the example, and by what it prints.
import { writeSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { recorder } from '../engines/page-js/worker/recorder-name.ts';
import { Trace } from '../engines/page-js/worker/trace.ts';

const REPORT = 4; // the pipe that run-in-node.ts opened for it
const told = [];
// The example's is another one: see node-wait-preload.mjs.
const now = performance.now.bind(performance);
let begun;
// The recorder first looks at the clock when the program's first instruction runs.
const clock = () => {
  begun ??= now();
  return now() - begun;
};
const trace = new Trace(clock, (events) => told.push(...events));
Object.defineProperty(globalThis, recorder, { value: trace });
for (const name of ['stdout', 'stderr']) {
  const stream = process[name];
  const write = stream.write;
  stream.write = (chunk, ...rest) => {
    trace.output(name, String(chunk));
    return write(chunk, ...rest);
  };
}
process.on('exit', () => {
  trace.flush();
  writeSync(REPORT, JSON.stringify({ elapsed: Math.round(clock() * 100) / 100, events: told }));
});
