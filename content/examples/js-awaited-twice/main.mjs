// Can two wait for one promise? Can two delegate to one generator?
function* gen() {
  yield "first";
  yield "second";
  return "result";
}

function* delegates(shared) {
  return yield* shared;
}

const step = (name, job) => {
  const { value, done } = job.next();
  console.log(name, done ? "returns" : "gets", value);
};

console.log("--- two that wait for one generator");
const shared = gen();
const a = delegates(shared);
const b = delegates(shared);
step("a", a);
step("b", b);
step("a", a);
step("b", b);

async function work() {
  console.log("the work is done once");
  return "result";
}

async function awaits(name, promise) {
  console.log(name, "gets", await promise);
}

console.log("--- two that wait for one promise");
const promise = work();
await Promise.all([awaits("a", promise), awaits("b", promise)]);
