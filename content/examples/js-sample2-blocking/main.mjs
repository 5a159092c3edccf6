// What is left of the second sample's speed when it sleeps as the first one does?
const t0 = performance.now();
const stamp = text => console.log(`${((performance.now() - t0) / 1000).toFixed(1)}s  ${text}`);
const block = seconds => { const end = performance.now() + seconds * 1000; while (performance.now() < end); };

async function delayedTask(delay) {
  stamp(`Starting task with delay ${delay}`);
  await null;                         // where the generator sample had its yield
  block(delay);                       // what the generator sample slept with
  stamp(`Task completed after ${delay} seconds`);
}

await Promise.all([delayedTask(1), delayedTask(0.5), delayedTask(2)]);
stamp("all done");
