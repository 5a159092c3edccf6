// What stands behind `for await` when the items come from outside?
import { EventEmitter, on } from "node:events";
import { setInterval, setTimeout as sleep } from "node:timers/promises";

const bell = new EventEmitter();
const stop = new AbortController();

async function ring() {
  for (const hour of [1, 2, 3]) {
    await sleep(100);
    bell.emit("ring", hour);
  }
  stop.abort();
}

ring();
try {
  for await (const [hour] of on(bell, "ring", { signal: stop.signal })) {
    console.log("it rang for", hour);
  }
} catch (error) {
  console.log("the loop was left by", error.name);
}

let ticks = 0;
for await (const word of setInterval(50, "tick")) {
  console.log(word, (ticks += 1));
  if (ticks === 3) break;             // calls return(): the timer stops
}
