// What is left of the second sample's speed when it sleeps like the first?
const t0 = performance.now(), now = () => performance.now() - t0;
const stamp = text => console.log(`${(now() / 1000).toFixed(1)}s  ${text}`);
const block = s => { const end = now() + s * 1000; while (now() < end); };

async function delayedTask(delay) {
  stamp(`Starting task with delay ${delay}`);
  await null;                    // where the generator sample had its yield
  block(delay);                  // what the generator sample slept with
  stamp(`Task completed after ${delay} seconds`);
}

await Promise.all([delayedTask(1), delayedTask(0.5), delayedTask(2)]);
stamp("all done");
