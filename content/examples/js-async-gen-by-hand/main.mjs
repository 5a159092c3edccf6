// Does `for await` make the generator async? Look, and do without it.
async function* asyncGen() {
  for (let i = 0; i < 3; i += 1) {
    yield i;
    await null;
  }
}

console.log("kind of function:", asyncGen.constructor.name);
console.log("a call gives:    ", String(asyncGen()));

try {
  for (const x of asyncGen()) console.log(x);
} catch (error) {
  console.log("for...of:        ", error.name);
}

console.log("driven by hand, no for await:");
const agen = asyncGen();
for (let step = await agen.next(); !step.done; step = await agen.next()) {
  console.log("  delivered", step.value);
}

const eager = asyncGen();           // requests wait in a queue of their own
const three = await Promise.all([eager.next(), eager.next(), eager.next()]);
console.log("asked three times at once:", ...three.map(step => step.value));
