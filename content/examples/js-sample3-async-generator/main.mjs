// The third sample: how do async generator and consumer take turns?
const sleep = s => new Promise(resolve => setTimeout(resolve, s * 1000));

async function* asyncGen() {
  for (let i = 0; i < 3; i += 1) {
    console.log(`yielding ${i}`);
    yield i;
    await sleep(0.1);
  }
}

for await (const x of asyncGen()) console.log(`received ${x}`);
