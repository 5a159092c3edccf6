// How do generators and async functions return?
function* gen(value) {
  return value;
}

async function job(value) {
  return value;
}

console.log("generator:     ", gen("payload").next());
console.log("async function:", await job("payload"));

function* delegates() {
  console.log("yield* gives:  ", yield* gen("payload"));
}
delegates().next();
console.log("for...of sees: ", [...gen("payload")]);  // not the returned

const finished = gen("once");
finished.next();
console.log("asked again:   ", finished.next());

const promise = job("twice");
console.log("awaited again: ", await promise, await promise);
