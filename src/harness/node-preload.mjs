// Loaded with `node --import` before an example: notes what it writes and when, without changing what it does.
import { writeSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

const REPORT = 3; // the pipe that run-in-node.ts opened for it
// The example's is another one: see node-wait-preload.mjs.
const now = performance.now.bind(performance);
const written = [];
for (const name of ['stdout', 'stderr']) {
  const stream = process[name];
  const write = stream.write.bind(stream);
  stream.write = (chunk, ...rest) => {
    written.push({ stream: name, text: String(chunk), at: now() - start });
    return write(chunk, ...rest);
  };
}
process.on('exit', () => {
  writeSync(REPORT, JSON.stringify({ written, elapsed: now() - start }));
});
const start = now();
