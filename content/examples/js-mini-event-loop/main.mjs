// How much is an event loop? One for generators, in 40 lines.
const t0 = performance.now();
const now = () => (performance.now() - t0) / 1000;
const ready = [];
const timers = [];

class Sleep {
  constructor(seconds) { this.seconds = seconds; }
}
class Task {
  done = false;
  waiters = [];
  constructor(generator) { this.generator = generator; }
}

function spawn(generator) {
  const task = new Task(generator);
  ready.push([task]);
  return task;
}

function step(task, answer) {          // up to the next yield, however deep
  const { value: request, done } = task.generator.next(answer);
  if (done) {
    Object.assign(task, { done, result: request });
    for (const waiter of task.waiters) ready.push([waiter, request]);
  } else if (request instanceof Task) {
    if (request.done) ready.push([task, request.result]);
    else request.waiters.push(task);
  } else timers.push({ wake: now() + request.seconds, task });
}

function run(generator) {
  const main = spawn(generator);
  while (!main.done) {
    if (ready.length === 0) {
      timers.sort((a, b) => a.wake - b.wake);
      const { wake, task } = timers.shift();
      while (now() < wake);
      ready.push([task]);
    }
    step(...ready.shift());
  }
  return main.result;
}

// ---- the article's second sample, with spawn for Promise.all
function* delayedTask(delay) {
  console.log(`Starting task with delay ${delay}`);
  yield new Sleep(delay);
  console.log(`Task completed after ${delay} seconds`);
  return delay;
}

function* runTasks() {
  const results = [];
  const tasks = [1, 0.5, 2].map(delay => spawn(delayedTask(delay)));
  for (const task of tasks) results.push(yield task);
  return results;
}

console.log("results:", run(runTasks()));
console.log(`all done in ${now().toFixed(1)} s`);
