/** The worker's own tools, taken before a program can replace them. */
export const native = {
  setTimeout: self.setTimeout.bind(self) as (run: () => void, ms: number) => number,
  clearTimeout: self.clearTimeout.bind(self) as (id: number) => void,
  setInterval: self.setInterval.bind(self) as (run: () => void, ms: number) => number,
  clearInterval: self.clearInterval.bind(self) as (id: number) => void,
  now: performance.now.bind(performance),
  post: MessagePort.prototype.postMessage,
} as const;
