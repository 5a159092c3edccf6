// When does an async function take its first step?
async function cached() {
  console.log("  cached: nothing to wait for");
  return "value";
}

async function fetched() {
  console.log("  fetched: before its await");
  await null;
  console.log("  fetched: after its await");
  return "value";
}

for (const make of [cached, fetched]) {
  const promise = make();
  console.log("  the call has returned:", String(promise));
  await promise;
}
