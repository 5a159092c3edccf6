// The article's first sample, with a wait that blocks: how long is it?
const t0 = performance.now(), now = () => performance.now() - t0;
const stamp = text => console.log(`${(now() / 1000).toFixed(1)}s  ${text}`);
const block = s => { const end = now() + s * 1000; while (now() < end); };

function* delayedTask(delay) {
  stamp(`Starting task with delay ${delay}`);
  yield;
  block(delay);
  stamp(`Task completed after ${delay} seconds`);
}

const tasks = [delayedTask(1), delayedTask(0.5), delayedTask(2)];
for (const task of tasks) task.next();
let passes = 0;
while (true) {
  passes += 1;
  if (tasks.filter(task => task.next().done).length === tasks.length) break;
  block(0.1);
}
stamp("all done");
console.log("passes of the while loop:", passes);
