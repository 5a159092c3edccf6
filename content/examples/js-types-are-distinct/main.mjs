// How strictly does JavaScript keep generators and async functions apart?
function* gen() {
  yield 1;
}

async function job() {
  return 1;
}

const g = gen();
const p = job();
const tag = value => Object.prototype.toString.call(value).slice(8, -1);
const has = name => [g, p].map(value => name in value).join(" ");

console.log("kind of function   ", gen.constructor.name,
            job.constructor.name);
console.log("one inherits other ",
            gen.constructor.isPrototypeOf(job.constructor),
            job.constructor.isPrototypeOf(gen.constructor));
console.log("a call gives       ", tag(g), tag(p));
console.log("has next           ", has("next"));
console.log("has then           ", has("then"));
console.log("has throw, return  ", has("throw"), has("return"));
console.log("can be iterated    ", has(Symbol.iterator));
console.log("await g gives g    ", await g === g, "- and nobody complains");

for (const source of ["async function f() { yield x }",
                      "function* f() { await x }", "async () => [...p]"]) {
  try {
    await new Function("p", `return (${source})()`)(p);
  } catch (error) {
    console.log(`${error.name.padEnd(18)} ${source}`);
  }
}
