// What happens when a generator or a promise is made and then forgotten?
function* gen() {
  console.log("gen ran");
}

async function job() {
  console.log("job ran");
}

async function failing() {
  throw new Error("nobody waits for me");
}

process.on("unhandledRejection", e => console.log("complaint:", e.message));

gen();
console.log("gen: made, forgotten");
job();
console.log("job: made, forgotten");
failing();
console.log("failing: made, forgotten");
