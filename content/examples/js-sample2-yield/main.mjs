// Swap `await` for `yield`: do a dozen lines still run the async sample?
const ASYNC = `
async function delayedTask(delay) {
  print(\`Starting task with delay \${delay}\`);
  await sleep(delay);
  print(\`Task completed after \${delay} seconds\`);
}
`;
const GENERATOR = ASYNC.replace("async function", "function*").replaceAll("await", "yield");
console.log(GENERATOR.trim(), "\n");

const sleep = seconds => new Promise(resolve => setTimeout(resolve, seconds * 1000));

function drive(generator) {           // what the engine does for an async function
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

async function play(source, start) {
  const lines = [];
  const began = performance.now();
  const task = new Function("print", "sleep", `${source}; return delayedTask`)(text => lines.push(text), sleep);
  await Promise.all([1, 0.5, 2].map(delay => start(task(delay))));
  console.log(`${task.constructor.name} ran for ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return lines.join("\n");
}

const first = await play(ASYNC, promise => promise);
const second = await play(GENERATOR, drive);
console.log("same output:", first === second);
console.log(second);
