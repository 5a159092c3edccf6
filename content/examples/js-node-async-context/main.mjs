// After its pause, whose context does a function see? Only Node tells.
import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as sleep } from "node:timers/promises";

const reader = new AsyncLocalStorage();

function* gen() {
  console.log("generator, first part: ", reader.getStore());
  yield;
  console.log("generator, second part:", reader.getStore());
}

async function job() {
  console.log("async, before await:   ", reader.getStore());
  await sleep(10);
  console.log("async, after await:    ", reader.getStore());
}

const task = reader.run("Ada", gen);  // its context does not matter
reader.run("Ada", () => task.next());
reader.run("Bob", () => task.next());

const promise = reader.run("Ada", job);
await reader.run("Bob", () => promise);
