// Loaded with `node --import` before an example: notes what it writes and when, without changing what it does. A program
// that waits by looking at the clock again and again leaves the processor to others meanwhile.
import { writeSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

const REPORT = 3; // the pipe that run-in-node.ts opened for it
const written = [];
for (const name of ['stdout', 'stderr']) {
  const stream = process[name];
  const write = stream.write.bind(stream);
  stream.write = (chunk, ...rest) => {
    written.push({ stream: name, text: String(chunk), at: now() - start });
    return write(chunk, ...rest);
  };
}

const now = performance.now.bind(performance);
const cell = new Int32Array(new SharedArrayBuffer(4));
const MANY = 1000; // no example looks so often but to wait
let looks = 0;
performance.now = () => {
  looks += 1;
  if (looks > MANY) Atomics.wait(cell, 0, 0, 0.5); // milliseconds
  return now();
};

process.on('exit', () => {
  writeSync(REPORT, JSON.stringify({ written, elapsed: now() - start }));
});
const start = now();
