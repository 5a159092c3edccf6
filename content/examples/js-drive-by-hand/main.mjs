// What does it take to turn a generator into an async function, with yield in the part of await?
const t0 = performance.now();
const stamp = text => console.log(`${((performance.now() - t0) / 1000).toFixed(1)}s  ${text}`);
const sleep = seconds => new Promise(resolve => setTimeout(resolve, seconds * 1000));

function drive(generator) {
  return new Promise((resolve, reject) => {
    function step(method, value) {
      let result;
      try { result = generator[method](value); } catch (error) { return reject(error); }
      if (result.done) return resolve(result.value);
      Promise.resolve(result.value).then(v => step("next", v), e => step("throw", e));
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

console.log("results:", await Promise.all([1, 0.5, 2].map(d => drive(delayedTask(d)))));
stamp("all done");
