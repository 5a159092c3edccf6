// The article's third sample: in which order do the async generator and its consumer take turns?
const sleep = seconds => new Promise(resolve => setTimeout(resolve, seconds * 1000));

async function* asyncGen() {
  for (let i = 0; i < 3; i += 1) {
    console.log(`yielding ${i}`);
    yield i;
    await sleep(0.1);
  }
}

for await (const x of asyncGen()) console.log(`received ${x}`);
