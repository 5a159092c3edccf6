/**
 * The script inside the sandbox frame: it starts workers, ends them, and keeps what they share. It listens
 * to one word of theirs only, so a reader's program has no way in.
 */
import type { FromFrame, FromWorker, ToFrame, ToWorker } from './protocol.ts';

interface Shelf {
  readonly value: Promise<unknown>;
  /** Of bytes: one more copy, made in time, since a worker that starts should not wait for it. */
  copy?: ArrayBuffer;
  /** Of a script: the blob's URL, to be freed. */
  readonly url?: string;
}

/** When a starting worker is likely to have started, in milliseconds. */
const LATER = 1000;

const shelves = new Map<string, Shelf>();
/** Who asked for something before it was there. */
const waiting = new Map<string, Set<number>>();
const streams = new Map<number, ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>>();
const workers = new Map<number, Worker>();

function start(page: MessagePort): void {
  const say = (message: FromFrame) => page.postMessage(message);

  function hand(name: string, id: number, shelf: Shelf): void {
    shelf.value.then(
      (value) => {
        const worker = workers.get(id);
        if (!(value instanceof ArrayBuffer)) {
          worker?.postMessage({ type: 'resource', name, value } satisfies ToWorker);
          return;
        }
        const copy = shelf.copy ?? value.slice();
        delete shelf.copy;
        worker?.postMessage({ type: 'resource', name, value: copy } satisfies ToWorker, [copy]);
        setTimeout(() => (shelf.copy ??= value.slice()), LATER);
      },
      () => {}, // the page has been told, and ends the workers that cannot go on
    );
  }

  function put(name: string, shelf: Shelf): void {
    forget(name);
    shelves.set(name, shelf);
    for (const id of waiting.get(name) ?? []) hand(name, id, shelf);
    waiting.delete(name);
  }

  function forget(name: string): void {
    const old = shelves.get(name);
    if (old?.url) URL.revokeObjectURL(old.url);
    shelves.delete(name);
  }

  function compile(id: number, name: string): void {
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start: (controller) => void streams.set(id, controller),
    });
    const module = WebAssembly.compileStreaming(
      new Response(body, { headers: { 'content-type': 'application/wasm' } }),
    );
    put(name, { value: module });
    module.then(
      () => say({ type: 'wasm', id }),
      (error: unknown) => {
        streams.delete(id);
        if (shelves.get(name)?.value === module) forget(name);
        say({ type: 'wasm', id, error: String(error) });
      },
    );
  }

  function spawn({ id, source, needs, port }: Extract<ToFrame, { type: 'spawn' }>): void {
    const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    let worker: Worker;
    try {
      worker = new Worker(url);
    } catch (error) {
      say({ type: 'death', id, message: String(error) });
      return;
    }
    workers.set(id, worker);
    worker.onerror = (event) => {
      event.preventDefault();
      say({ type: 'death', id, message: event.message || 'the worker did not start' });
    };
    worker.onmessage = ({ data }) => {
      if (data === ('closed' satisfies FromWorker)) say({ type: 'death', id, message: 'it closed itself' });
    };
    worker.postMessage({ type: 'connect', port } satisfies ToWorker, [port]);
    // Revoked late: a browser may read the blob only now.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    for (const name of needs) {
      const shelf = shelves.get(name);
      if (shelf) hand(name, id, shelf);
      else waiting.set(name, (waiting.get(name) ?? new Set()).add(id));
    }
  }

  page.onmessage = ({ data }: MessageEvent<ToFrame>) => {
    switch (data.type) {
      case 'keep':
        if (data.kept.type === 'script') {
          const url = URL.createObjectURL(new Blob([data.kept.text], { type: 'text/javascript' }));
          put(data.name, { value: Promise.resolve(url), url });
        } else {
          put(data.name, { value: Promise.resolve(data.kept.bytes) });
        }
        break;
      case 'forget':
        forget(data.name);
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
        workers.get(data.id)?.terminate();
        workers.delete(data.id);
        for (const ids of waiting.values()) ids.delete(data.id);
        break;
      default:
        data satisfies never;
    }
  };
  say({ type: 'ready' });
}

// Whoever holds a reference to this window can send it something: only the page that made the frame is heard.
addEventListener('message', function hear({ source, ports: [port] }) {
  if (source !== parent || !port) return;
  removeEventListener('message', hear);
  start(port);
});
