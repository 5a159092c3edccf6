// What makes async functions overlap: Promise.all, or the calls themselves?
const sleep = s => new Promise(resolve => setTimeout(resolve, s * 1000));
const delays = [0.2, 0.1, 0.4];

async function nap(delay) {
  await sleep(delay);
}

async function oneByOne() {
  for (const delay of delays) await nap(delay);
}

async function all() {
  await Promise.all(delays.map(nap));
}

async function calledFirst() {
  const naps = delays.map(nap);    // every call has started its work by now
  for (const promise of naps) await promise;
}

for (const way of [oneByOne, all, calledFirst]) {
  const start = performance.now();
  await way();
  const seconds = (performance.now() - start) / 1000;
  console.log(`${way.name.padEnd(11)} ${seconds.toFixed(1)} s`);
}
