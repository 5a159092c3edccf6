/**
 * The script inside the sandbox frame: it starts workers, ends them, and keeps what they share. It listens
 * to one word of theirs only, so a reader's program has no way in.
 */
import type { FromFrame, FromWorker, ToFrame, ToWorker } from './worker/protocol.ts';
import { dataUrl, scriptUrl, type Scheme } from './worker/script-url.ts';

/** Something on the shelf: its value for a worker that was started by an address of this kind. */
interface Shelf {
  value(scheme: Scheme): Promise<unknown>;
  /** Of bytes: one more copy, made in time, since a worker that starts should not wait for it. */
  copy?: ArrayBuffer;
  /** Of a script: frees its address. */
  free?(): void;
}

/** When a starting worker is likely to have started, in milliseconds. */
const LATER = 1000;

const shelves = new Map<string, Shelf>();
/** Who asked for something before it was there. */
const waiting = new Map<string, Set<number>>();
const streams = new Map<number, ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>>();
const workers = new Map<number, { readonly worker: Worker; readonly scheme: Scheme }>();
/**
 * The kind of address that workers start from here, once one has started. WebKit refuses workers from the blobs of an
 * opaque origin where the page requires CORP of all that it embeds (COEP): it does not see that such a blob, which has
 * no host to trust, comes from the page itself. It takes a `data:` address, and there imports nothing but those.
 */
let known: Scheme | undefined;

function start(page: MessagePort): void {
  const say = (message: FromFrame) => page.postMessage(message);

  function hand(name: string, id: number, shelf: Shelf): void {
    const to = workers.get(id);
    if (!to) return;
    shelf.value(to.scheme).then(
      (value) => {
        if (workers.get(id) !== to) return;
        const { worker } = to;
        if (!(value instanceof ArrayBuffer)) {
          worker.postMessage({ type: 'resource', name, value } satisfies ToWorker);
          return;
        }
        const copy = shelf.copy ?? value.slice();
        delete shelf.copy;
        worker.postMessage({ type: 'resource', name, value: copy } satisfies ToWorker, [copy]);
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
    shelves.get(name)?.free?.();
    shelves.delete(name);
  }

  function compile(id: number, name: string): void {
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start: (controller) => void streams.set(id, controller),
    });
    const module = WebAssembly.compileStreaming(
      new Response(body, { headers: { 'content-type': 'application/wasm' } }),
    );
    const shelf: Shelf = { value: () => module };
    put(name, shelf);
    module.then(
      () => say({ type: 'wasm', id }),
      (error: unknown) => {
        streams.delete(id);
        if (shelves.get(name) === shelf) forget(name);
        say({ type: 'wasm', id, error: String(error) });
      },
    );
  }

  function spawn(order: Extract<ToFrame, { type: 'spawn' }>, scheme: Scheme = known ?? 'blob'): void {
    const { id, source, needs, port } = order;
    const url = scheme === 'blob' ? scriptUrl(source) : dataUrl(source);
    let worker: Worker;
    try {
      worker = new Worker(url);
    } catch (error) {
      say({ type: 'death', id, message: String(error) });
      return;
    }
    workers.set(id, { worker, scheme });
    let connected = false;
    const connect = () => {
      if (connected) return;
      connected = true;
      worker.postMessage({ type: 'connect', port } satisfies ToWorker, [port]);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      if (workers.get(id)?.worker !== worker) return; // it was ended meanwhile
      if (!connected && scheme === 'blob') {
        worker.terminate();
        spawn(order, 'data');
      } else say({ type: 'death', id, message: event.message || 'the worker did not start' });
    };
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data === 'closed') say({ type: 'death', id, message: 'it closed itself' });
      if (data !== 'up' || connected) return;
      known = scheme;
      connect();
    };
    // The first one has to show that it starts: a port that is sent to one that does not is lost.
    if (known) connect();
    for (const name of needs) {
      const shelf = shelves.get(name);
      if (shelf) hand(name, id, shelf);
      else waiting.set(name, (waiting.get(name) ?? new Set()).add(id));
    }
    // Revoked late: a browser may read the blob only now.
    if (scheme === 'blob') setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  page.onmessage = ({ data }: MessageEvent<ToFrame>) => {
    switch (data.type) {
      case 'keep':
        if (data.kept.type === 'script') {
          const { text } = data.kept;
          const blob = scriptUrl(text);
          let inline: string | undefined;
          put(data.name, {
            value: async (scheme) => (scheme === 'blob' ? blob : (inline ??= dataUrl(text))),
            free: () => URL.revokeObjectURL(blob),
          });
        } else {
          const { bytes } = data.kept;
          put(data.name, { value: async () => bytes });
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
        workers.get(data.id)?.worker.terminate();
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
