import type { FromWorker, ToWorker } from './protocol.ts';

/** A sandboxed worker's connection to the page and to the frame. */
export interface Connection {
  /** To the page. */
  readonly port: Promise<MessagePort>;
  /** What the page shared under this name, once it is there; see `resources` of `Sandbox.spawn`. */
  resource(name: string): Promise<unknown>;
}

/**
 * To be called first of all, synchronously, so that it sees the frame's first message. The program that runs later cannot
 * listen to these messages: its own `self.onmessage` does not get them.
 */
export function connect(): Connection {
  const port = Promise.withResolvers<MessagePort>();
  const resources = new Map<string, PromiseWithResolvers<unknown>>();
  const resource = (name: string) => {
    const existing = resources.get(name);
    if (existing) return existing;
    const fresh = Promise.withResolvers<unknown>();
    resources.set(name, fresh);
    return fresh;
  };
  self.addEventListener('message', (event: MessageEvent<ToWorker>) => {
    event.stopImmediatePropagation();
    const { data } = event;
    if (data.type === 'connect') port.resolve(data.port);
    else resource(data.name).resolve(data.value);
  });
  self.postMessage('up' satisfies FromWorker);
  const { close } = self;
  self.close = () => {
    self.postMessage('closed' satisfies FromWorker);
    close.call(self);
  };
  return { port: port.promise, resource: (name) => resource(name).promise };
}
