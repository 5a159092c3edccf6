// Loaded with `node --import` before an example, after node-preload.mjs: lets a program that waits by reading the clock again
// and again sleep in between, so that other programs get the processor.
import { performance } from 'node:perf_hooks';

const now = performance.now.bind(performance);
const cell = new Int32Array(new SharedArrayBuffer(4));
const MANY = 1000; // an example that looks so often in one run waits
let looks = 0;
performance.now = () => {
  looks += 1;
  if (looks > MANY) Atomics.wait(cell, 0, 0, 0.5); // milliseconds
  return now();
};
