// How long do the three delays take as generators, scheduled fairly?
const t0 = performance.now();
const now = () => (performance.now() - t0) / 1000;
const stamp = text => console.log(`${now().toFixed(1)}s  ${text}`);
const block = until => { while (now() < until); };

function* delayedTask(delay) {
  stamp(`Starting task with delay ${delay}`);
  yield delay;                    // "I want to be away for so many seconds"
  stamp(`Task completed after ${delay} seconds`);
}

function run(...tasks) {
  const away = tasks.map(task => ({ wake: 0, task }));
  while (away.length > 0) {
    away.sort((a, b) => a.wake - b.wake);
    const { wake, task } = away.shift();
    block(wake);
    const { value: pause, done } = task.next();
    if (!done) away.push({ wake: now() + pause, task });
  }
}

run(delayedTask(1), delayedTask(0.5), delayedTask(2));
stamp("all done");
