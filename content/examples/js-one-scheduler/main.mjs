// Can the generator scheduler run an async function, with run() as it is?
const t0 = performance.now();
const now = () => (performance.now() - t0) / 1000;
const block = until => { while (now() < until); };

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

function* task(name, delay) {
  console.log(`${name}: start ${delay}`);
  yield delay;
  console.log(`${name}: done  ${delay}`);
}

function* nested(delay) {
  yield* task("nested   ", delay);
}

async function asyncTask(delay) {
  console.log(`async    : start ${delay}`);
  await delay;                        // only the engine sees the delay
  console.log(`async    : done  ${delay}`);
}

run(task("generator", 1), nested(0.5));
try {
  run(asyncTask(2));
} catch (error) {
  console.log(`${error.name}: ${error.message}`);
}
console.log(`all done in ${now().toFixed(1)} s`);
