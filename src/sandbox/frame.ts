/**
 * The script inside the sandbox frame: it starts workers, ends them, and holds what they share. It listens to only two
 * words from a worker, so a reader's program has no way in.
 */
import type { FromFrame, FromWorker, ToFrame, ToWorker } from './worker/protocol.ts';
import { dataUrl, scriptUrl, type Scheme } from './worker/script-url.ts';

/** Something that workers share. */
interface Resource {
  /** What a worker gets that was started from an address with this scheme. */
  value(scheme: Scheme): Promise<unknown>;
  /** For bytes: a copy made ahead, so that a worker that starts does not wait for it. */
  copy?: ArrayBuffer;
  /** For a script: frees its address. */
  free?(): void;
}

/** Copies are made this long after a worker was started, in milliseconds: by then it is likely to run. */
const COPY_DELAY = 1000;
/** The first thing a worker's script does is to report that it runs. Without a report in this time, in ms, it has failed. */
const WORKER_START_LIMIT = 20_000;

const resources = new Map<string, Resource>();
/** The workers that asked for something before it was there. */
const requests = new Map<string, Set<number>>();
const streams = new Map<number, ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>>();
const workers = new Map<number, { readonly worker: Worker; readonly scheme: Scheme }>();
/**
 * The kind of address that workers start from here, once one has started. WebKit refuses workers from the blobs of an
 * opaque origin where the page requires CORP of all that it embeds (COEP): it does not see that such a blob, which has
 * no host to trust, comes from the page itself. It takes a `data:` address, and there imports nothing but those.
 */
let workingScheme: Scheme | undefined;

function start(page: MessagePort): void {
  const post = (message: FromFrame) => page.postMessage(message);

  function send(name: string, id: number, resource: Resource): void {
    const to = workers.get(id);
    if (!to) return;
    resource.value(to.scheme).then(
      (value) => {
        if (workers.get(id) !== to) return;
        const { worker } = to;
        if (!(value instanceof ArrayBuffer)) {
          worker.postMessage({ type: 'resource', name, value } satisfies ToWorker);
          return;
        }
        const copy = resource.copy ?? value.slice();
        delete resource.copy;
        worker.postMessage({ type: 'resource', name, value: copy } satisfies ToWorker, [copy]);
        setTimeout(() => (resource.copy ??= value.slice()), COPY_DELAY);
      },
      () => {}, // the page knows, and ends the workers that cannot go on
    );
  }

  function share(name: string, resource: Resource): void {
    remove(name);
    resources.set(name, resource);
    for (const id of requests.get(name) ?? []) send(name, id, resource);
    requests.delete(name);
  }

  function remove(name: string): void {
    resources.get(name)?.free?.();
    resources.delete(name);
  }

  function compile(id: number, name: string): void {
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start: (controller) => void streams.set(id, controller),
    });
    const module = WebAssembly.compileStreaming(
      new Response(body, { headers: { 'content-type': 'application/wasm' } }),
    );
    const resource: Resource = { value: () => module };
    share(name, resource);
    module.then(
      () => post({ type: 'wasm', id }),
      (error: unknown) => {
        streams.delete(id);
        if (resources.get(name) === resource) remove(name);
        post({ type: 'wasm', id, error: String(error) });
      },
    );
  }

  function spawn(order: Extract<ToFrame, { type: 'spawn' }>, scheme: Scheme = workingScheme ?? 'blob'): void {
    const { id, source, port } = order;
    const url = scheme === 'blob' ? scriptUrl(source) : dataUrl(source);
    let worker: Worker;
    try {
      worker = new Worker(url);
    } catch (error) {
      post({ type: 'worker-ended', id, message: String(error) });
      return;
    }
    workers.set(id, { worker, scheme });
    let connected = false;
    const limit = setTimeout(
      () => post({ type: 'worker-ended', id, message: 'its script does not run' }),
      WORKER_START_LIMIT,
    );
    const connect = () => {
      if (connected) return;
      connected = true;
      worker.postMessage({ type: 'connect', port } satisfies ToWorker, [port]);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      clearTimeout(limit);
      if (workers.get(id)?.worker !== worker) return; // it was ended meanwhile
      if (!connected && scheme === 'blob') {
        worker.terminate();
        spawn(order, 'data');
      } else post({ type: 'worker-ended', id, message: event.message || 'the worker did not start' });
    };
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data === 'closed') post({ type: 'worker-ended', id, message: 'it closed itself' });
      if (data !== 'up') return;
      clearTimeout(limit);
      if (!workingScheme) post({ type: 'worker-up' });
      workingScheme = scheme;
      connect();
    };
    // The first worker gets its port when it reports that it runs: a port sent to one that does not start is lost.
    if (workingScheme) connect();
    for (const name of order.resources) {
      const resource = resources.get(name);
      if (resource) send(name, id, resource);
      else requests.set(name, (requests.get(name) ?? new Set()).add(id));
    }
    // Revoked late: a browser may read the blob only now.
    if (scheme === 'blob') setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  page.onmessage = ({ data }: MessageEvent<ToFrame>) => {
    switch (data.type) {
      case 'ping':
        post({ type: 'pong' });
        break;
      case 'share':
        if (data.resource.type === 'script') {
          const { text } = data.resource;
          const blob = scriptUrl(text);
          let inline: string | undefined;
          share(data.name, {
            value: async (scheme) => (scheme === 'blob' ? blob : (inline ??= dataUrl(text))),
            free: () => URL.revokeObjectURL(blob),
          });
        } else {
          const { bytes } = data.resource;
          share(data.name, { value: async () => bytes });
        }
        break;
      case 'remove':
        remove(data.name);
        break;
      case 'wasm-begin':
        compile(data.id, data.name);
        break;
      case 'wasm-chunk':
        streams.get(data.id)?.enqueue(data.chunk as Uint8Array<ArrayBuffer>);
        break;
      case 'wasm-end':
        streams.get(data.id)?.close();
        streams.delete(data.id);
        break;
      case 'wasm-abort':
        streams.get(data.id)?.error(new Error('given up'));
        streams.delete(data.id);
        break;
      case 'spawn':
        spawn(data);
        break;
      case 'terminate':
        workers.get(data.id)?.worker.terminate();
        workers.delete(data.id);
        for (const ids of requests.values()) ids.delete(data.id);
        break;
      default:
        data satisfies never;
    }
  };
  post({ type: 'ready' });
}

// Whoever holds a reference to this window can send it something: only the page that made the frame is listened to.
addEventListener('message', function receive({ source, ports: [port] }) {
  if (source !== parent || !port) return;
  removeEventListener('message', receive);
  start(port);
});
