/**
 * The host's half of the client's protocol (Comlink 4.3's): requests over a port, answered one by one.
 *
 *     request  { id, type, path: string[], argumentList?: Wire[] }     type 0 get, 2 call, 5 release
 *     answer   { id, ...Wire }
 *     Wire     { type: 0, value } | { type: 3, name: 'proxy', value: MessagePort } | { type: 3, name: 'throw', value }
 */
type Wire =
  | { readonly type: 0; readonly value: unknown }
  | { readonly type: 3; readonly name: 'proxy'; readonly value: MessagePort }
  | {
      readonly type: 3;
      readonly name: 'throw';
      readonly value: { readonly isError: boolean; readonly value: unknown };
    };

interface Request {
  readonly id: string;
  readonly type: number;
  readonly path?: readonly string[];
  readonly argumentList?: readonly Wire[];
}

const GET = 0;
const CALL = 2;
const RELEASE = 5;

/** Objects of which the other side gets a port to call them through, not a copy. */
const proxied = new WeakSet<object>();

/** Marks an object or function to be called from the other side instead of copied, like Comlink's `proxy()`. */
export function proxy<T extends object>(target: T): T {
  proxied.add(target);
  return target;
}

/** A function of the other side. */
export type Remote = (...values: unknown[]) => Promise<unknown>;

/** Answers what arrives at `port` with the members of `target`. */
export function answer(target: unknown, port: MessagePort): void {
  port.onmessage = async ({ data }: MessageEvent<Request>) => {
    const [wire, transfer] = await reply(target, data).then(encode, encodeThrow);
    port.postMessage({ ...wire, id: data.id }, transfer);
    if (data.type === RELEASE) port.close();
  };
}

async function reply(target: unknown, { type, path = [], argumentList = [] }: Request): Promise<unknown> {
  let holder: unknown;
  let member = target;
  for (const key of path) {
    holder = member;
    member = (member as Record<string, unknown>)[key];
  }
  switch (type) {
    case GET:
      return member;
    case CALL:
      if (typeof member !== 'function') throw new TypeError(`${path.join('.')} is not a function`);
      return Reflect.apply(member, holder, argumentList.map(decode)) as unknown;
    case RELEASE:
      return undefined;
    default:
      throw new Error(`The stand-in does not know message type ${type}: has the client changed?`);
  }
}

function encode(value: unknown): [Wire, Transferable[]] {
  if (((typeof value === 'object' && value !== null) || typeof value === 'function') && proxied.has(value)) {
    const { port1, port2 } = new MessageChannel();
    answer(value, port1);
    return [{ type: 3, name: 'proxy', value: port2 }, [port2]];
  }
  return [{ type: 0, value }, value instanceof Uint8Array ? [value.buffer] : []];
}

function encodeThrow(error: unknown): [Wire, Transferable[]] {
  const value =
    error instanceof Error
      ? { isError: true, value: { message: error.message, name: error.name, stack: error.stack } }
      : { isError: false, value: error };
  return [{ type: 3, name: 'throw', value }, []];
}

function decode(wire: Wire): unknown {
  if (wire.type === 0) return wire.value;
  if (wire.name === 'proxy') return remote(wire.value);
  throw Object.assign(new Error(), wire.value.value);
}

function remote(port: MessagePort): Remote {
  const waiting = new Map<string, (wire: Wire) => void>();
  let last = 0;
  port.onmessage = ({ data }: MessageEvent<Wire & { id: string }>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  };
  return (...values) =>
    new Promise((resolve, reject) => {
      const id = `host-${++last}`;
      waiting.set(id, (wire) => {
        try {
          resolve(decode(wire));
        } catch (error) {
          reject(error as Error);
        }
      });
      const encoded = values.map(encode);
      port.postMessage(
        { id, type: CALL, path: [], argumentList: encoded.map(([wire]) => wire) },
        encoded.flatMap(([, transfer]) => transfer),
      );
    });
}
