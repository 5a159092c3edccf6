// Do throw() and return() reach the innermost pause?
function* inner() {
  try {
    yield "paused";
  } catch (error) {
    console.log("  inner caught", error.message);
  } finally {
    console.log("  inner finally");
  }
}

function* outer() {
  yield* inner();
}

for (const [method, value] of [["throw", new Error("thrown in")],
                               ["return", "closed"]]) {
  console.log(`generator.${method}()`);
  const job = outer();
  job.next();
  console.log("  result", job[method](value));
}

async function innerAsync(pause) {
  try {
    await pause;
  } catch (error) {
    console.log("  inner caught", error.message);
  } finally {
    console.log("  inner finally");
  }
}

async function outerAsync(pause) {
  await innerAsync(pause);
}

const { promise: pause, reject } = Promise.withResolvers();
const job = outerAsync(pause);
console.log("async function: throw", typeof job.throw,
            "| return", typeof job.return);
reject(new Error("the promise it waits for failed"));
await job;
