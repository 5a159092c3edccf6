// The article's second sample, with a timer: how long does it take?
const t0 = performance.now(), now = () => performance.now() - t0;
const stamp = text => console.log(`${(now() / 1000).toFixed(1)}s  ${text}`);
const sleep = s => new Promise(resolve => setTimeout(resolve, s * 1000));

async function delayedTask(delay) {
  stamp(`Starting task with delay ${delay}`);
  await sleep(delay);
  stamp(`Task completed after ${delay} seconds`);
}

await Promise.all([delayedTask(1), delayedTask(0.5), delayedTask(2)]);
stamp("all done");
