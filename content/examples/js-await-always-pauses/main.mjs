// Does `await` give up control when there is nothing to wait for?
async function returnsAtOnce(n) {
  return n;
}

async function busy() {
  for (let n = 0; n < 3; n += 1) {
    await returnsAtOnce(n);
    console.log("busy: after await", n);
  }
}

async function plain() {
  for (let n = 0; n < 3; n += 1) {
    await n;                          // not even a promise
    console.log("plain: after await", n);
  }
}

async function other(name) {
  console.log(`${name}: my first turn`);
}

await Promise.all([busy(), other("other")]);
console.log("--");
await Promise.all([plain(), other("other")]);
console.log("--");
const ready = Promise.resolve("ready");
queueMicrotask(() => console.log("somebody else got a turn"));
console.log("await on a settled promise:", await ready);
