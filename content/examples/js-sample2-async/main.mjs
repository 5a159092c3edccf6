// The article's second sample: async functions and a timer that does not block. How long does it take?
const t0 = performance.now();
const stamp = text => console.log(`${((performance.now() - t0) / 1000).toFixed(1)}s  ${text}`);
const sleep = seconds => new Promise(resolve => setTimeout(resolve, seconds * 1000));

async function delayedTask(delay) {
  stamp(`Starting task with delay ${delay}`);
  await sleep(delay);
  stamp(`Task completed after ${delay} seconds`);
}

await Promise.all([delayedTask(1), delayedTask(0.5), delayedTask(2)]);
stamp("all done");
