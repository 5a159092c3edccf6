/** The worker's own tools, taken before a program can replace them. The harness's recorder takes Node's. */
export const native = {
  setTimeout: globalThis.setTimeout.bind(globalThis) as (run: () => void, ms: number) => number,
  clearTimeout: globalThis.clearTimeout.bind(globalThis) as (id: number) => void,
  setInterval: globalThis.setInterval.bind(globalThis) as (run: () => void, ms: number) => number,
  clearInterval: globalThis.clearInterval.bind(globalThis) as (id: number) => void,
  now: performance.now.bind(performance),
  post: MessagePort.prototype.postMessage,
} as const;
