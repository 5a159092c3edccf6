// Swap `await` for `yield`: do a dozen lines still run the async sample?
const ASYNC = `
async function delayedTask(delay) {
  print(\`Starting task with delay \${delay}\`);
  await sleep(delay);
  print(\`Task completed after \${delay} seconds\`);
}
`;
const GENERATOR = ASYNC.replace("async function", "function*")
                       .replaceAll("await", "yield");
console.log(GENERATOR.trim(), "\n");

const sleep = s => new Promise(resolve => setTimeout(resolve, s * 1000));

function drive(job) {         // what the engine does for an async function
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

async function play(source, start) {
  const lines = [];
  const began = performance.now();
  const make = Function("print", "sleep", `${source}; return delayedTask`);
  const task = make(text => lines.push(text), sleep);
  await Promise.all([1, 0.5, 2].map(delay => start(task(delay))));
  const seconds = (performance.now() - began) / 1000;
  console.log(`${task.constructor.name} ran for ${seconds.toFixed(1)} s`);
  return lines.join("\n");
}

const first = await play(ASYNC, promise => promise);
const second = await play(GENERATOR, drive);
console.log("same output:", first === second);
console.log(second);
