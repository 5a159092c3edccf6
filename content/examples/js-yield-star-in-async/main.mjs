// Can an async generator delegate? Here it can, and its yield* waits.
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

async function* inner() {
  await sleep(50);
  const got = yield "from inner";
  console.log("inner was sent:", got);
  return "result of inner";
}

async function* outer() {
  const result = yield* inner();
  yield `outer got: ${result}`;
}

const job = outer();
console.log((await job.next()).value);
console.log((await job.next("hello")).value);
