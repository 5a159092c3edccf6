// What turns a generator into an async function, yield into await?
const t0 = performance.now(), now = () => performance.now() - t0;
const stamp = text => console.log(`${(now() / 1000).toFixed(1)}s  ${text}`);
const sleep = s => new Promise(resolve => setTimeout(resolve, s * 1000));

function drive(job) {
  return new Promise((resolve, reject) => {
    function step(method, value) {
      let result;
      try { result = job[method](value); } catch (e) { return reject(e); }
      if (result.done) return resolve(result.value);
      Promise.resolve(result.value)
        .then(v => step("next", v), e => step("throw", e));
    }
    step("next");
  });
}

function* delayedTask(delay) {
  stamp(`Starting task with delay ${delay}`);
  yield sleep(delay);
  stamp(`Task completed after ${delay} seconds`);
  return delay;
}

const tasks = [1, 0.5, 2].map(delay => drive(delayedTask(delay)));
console.log("results:", await Promise.all(tasks));
stamp("all done");
