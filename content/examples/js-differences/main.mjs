// Where do async functions part company with Python's coroutines?
const log = [];
async function job() {
  log.push("body ran");
  await null;
  log.push("after await null");
}
const promise = job();
log.push("caller goes on");
await promise;
console.log(log.join(" | "));
console.log("the call gave a", Object.prototype.toString.call(promise),
            "| next:", typeof promise.next, "| then:", typeof promise.then);
