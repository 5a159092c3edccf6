/**
 * The recorder behind the calls that `instrument` writes into the reader's source. A browser reports no suspensions of
 * its own accord, so unlike Python's timeline this one is reported by the program, at the places where its source says
 * `yield` and `await`.
 */
import type { FrameKind } from '../../../runtime/program-state.ts';
import type { TraceEvent, TraceValue } from '../../../runtime/trace-event.ts';
import { native } from './native.ts';

const limit = 20_000;
/** Waits shorter than this are the engine's own housekeeping, ms. */
const shortest = 2;

/** What one instrumented function calls. Short names: the calls stand in the reader's lines. */
export interface TracedFrame {
  /** Before `yield`, `await`: hands the value through. */
  y(line: number, value: unknown): unknown;
  a<T>(line: number, value: T): T;
  /** Around what `for await` goes through, and what `yield*` delegates to. */
  f(line: number, iterable: unknown): unknown;
  d(line: number, iterable: unknown): unknown;
  /** After a suspension: hands the value through. */
  r<T>(value?: T): T | undefined;
  /** Something was thrown into the suspended frame: `thrown`, where the source has a name for it. */
  b(...thrown: readonly [] | readonly [error: unknown]): void;
  /** The value returned, the exception that leaves, the end. */
  v<T>(line: number, value: T): T;
  u(error: unknown): unknown;
  e(): void;
}

/** Records one run. `clock` gives ms since the first instruction; `send` gets the events in parts, up to {@link limit}. */
export class Trace {
  readonly #clock: () => number;
  readonly #send: (events: readonly TraceEvent[]) => void;
  #pending: TraceEvent[] = [];
  #count = 0;
  #frames = 0;
  #stack: number[] = [];
  /** When control last left the reader's instrumented frames. */
  #left: number | undefined;
  #rows = { stdout: 0, stderr: 0 };
  #timer: number | undefined;
  #sent = 0;

  constructor(clock: () => number, send: (events: readonly TraceEvent[]) => void) {
    this.#clock = clock;
    this.#send = send;
  }

  /** A call of an instrumented function begins: its name, kind, file and first line, and the values of its parameters. */
  start = (
    name: string,
    of: FrameKind,
    file: string,
    first: number,
    values: readonly unknown[],
  ): TracedFrame => {
    const frame = (this.#frames += 1);
    let line = first;
    let suspended = false;
    /** Suspended in the head of a `for await`, which goes on without a call of ours when the loop is over. */
    let inHead = false;
    let over: TraceValue | undefined;
    let failed = false;
    const enter = (): void => {
      this.#waited();
      this.#stack.push(frame);
    };
    const leave = (): void => {
      const place = this.#stack.lastIndexOf(frame);
      if (place >= 0) this.#stack.length = place;
      if (this.#stack.length === 0) this.#left = this.#now();
    };
    const back = (kind: 'resume' | 'throw', value?: TraceValue): void => {
      if (!suspended) return;
      suspended = inHead = false;
      // None of the reader's frames called this one, so the event loop did: the page shows that as a task.
      const task = this.#stack.length === 0 ? { task: 1 } : {};
      enter();
      const at = this.#now();
      this.#add(
        kind === 'throw'
          ? { kind, at, frame, line, ...task, value: value ?? { type: 'an exception or return()', repr: '' } }
          : { kind, at, frame, line, ...task },
      );
    };
    const suspend = (at: number, by: 'yield' | 'await' | 'yield from', value: unknown): void => {
      back('resume');
      line = at;
      suspended = true;
      this.#add({ kind: 'yield', at: this.#now(), frame, line, by, value: describeValue(value) });
      leave();
    };
    enter();
    const args = plain(values);
    this.#add({
      kind: 'start',
      at: this.#now(),
      frame,
      name: name.slice(0, 60),
      ...(args ? { args } : {}),
      of,
      file,
      line,
    });
    return {
      y: (at, value) => (suspend(at, 'yield', value), value),
      a: (at, value) => (suspend(at, 'await', value), value),
      r: (value) => (back('resume'), value),
      b: (...thrown) =>
        back(inHead ? 'resume' : 'throw', thrown.length > 0 ? describeValue(thrown[0]) : undefined),
      f: (at, iterable) =>
        wrap(iterable, Symbol.asyncIterator, (inner) => ({
          next: (...sent) => {
            const step = inner.next(...sent);
            suspend(at, 'await', step);
            inHead = true;
            return step;
          },
        })),
      d: (at, iterable) =>
        wrap(iterable, Symbol.iterator, (inner) => ({
          next: (...sent) => {
            back('resume');
            const step = inner.next(...sent) as IteratorResult<unknown>;
            if (!step.done) suspend(at, 'yield from', step.value);
            return step;
          },
        })),
      v: (at, value) => {
        back('resume');
        line = at;
        over = describeValue(value);
        return value;
      },
      u: (error) => {
        back('throw', describeValue(error));
        failed = true;
        over = describeValue(error);
        return error;
      },
      e: () => {
        back(inHead ? 'resume' : 'throw', { type: 'return()', repr: '' });
        this.#add({
          kind: failed ? 'unwind' : 'return',
          at: this.#now(),
          frame,
          line,
          value: over ?? { type: 'undefined', repr: 'undefined' },
        });
        leave();
      },
    };
  };

  /** Output was written. */
  output(stream: 'stdout' | 'stderr', text: string): void {
    const lines = text.split('\n').length - 1;
    const row = this.#rows[stream];
    this.#rows[stream] += lines;
    const frame = this.#stack.at(-1);
    this.#add({
      kind: 'output',
      at: this.#now(),
      stream,
      row,
      rows: text.endsWith('\n') ? lines : lines + 1,
      ...(frame === undefined ? {} : { frame }),
    });
  }

  /** Sends what has not been sent yet. */
  flush(): void {
    if (this.#timer !== undefined) native.clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#pending.length > 0) this.#send(this.#pending);
    this.#pending = [];
    this.#sent = native.now();
  }

  #now(): number {
    return Math.round(this.#clock() * 100) / 100;
  }

  #waited(): void {
    if (this.#stack.length > 0 || this.#left === undefined) return;
    const until = this.#now();
    if (until - this.#left >= shortest) this.#add({ kind: 'loop-wait', at: this.#left, until });
    this.#left = undefined;
  }

  #add(event: TraceEvent): void {
    this.#count += 1;
    if (this.#count > limit + 1) return;
    this.#pending.push(this.#count > limit ? { kind: 'capped', at: event.at, limit } : event);
    if (this.#pending.length > 200 || native.now() - this.#sent > 50) this.flush();
    else this.#timer ??= native.setTimeout(() => this.flush(), 0);
  }
}

/** An iterable whose iterator has another `next`. A value that is no iterable of this kind is returned as it is. */
function wrap(
  iterable: unknown,
  symbol: typeof Symbol.iterator | typeof Symbol.asyncIterator,
  change: (inner: { next(...sent: unknown[]): unknown }) => { next(...sent: unknown[]): unknown },
): unknown {
  const make = (iterable as Record<symbol, unknown> | null | undefined)?.[symbol];
  if (typeof make !== 'function') return iterable;
  return {
    [symbol]() {
      const inner = make.call(iterable) as { next(...sent: unknown[]): unknown };
      const changed = change(inner);
      return new Proxy(inner, {
        get: (target, name) => {
          if (name === 'next') return changed.next;
          const value: unknown = Reflect.get(target, name);
          return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
        },
      });
    },
  };
}

/** Type and, for plain values, a short text; runs none of the reader's code. */
function describeValue(value: unknown): TraceValue {
  if (value === null) return { type: 'null', repr: 'null' };
  if (value === undefined) return { type: 'undefined', repr: 'undefined' };
  if (typeof value === 'string') return { type: 'string', repr: JSON.stringify(value.slice(0, 40)) };
  if (typeof value === 'object' || typeof value === 'function') return { type: kindOf(value), repr: '' };
  return { type: typeof value, repr: String(value).slice(0, 40) };
}

function kindOf(value: object): string {
  if (typeof value === 'function') return 'function';
  try {
    const name: unknown = Object.getOwnPropertyDescriptor(
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(value) ?? {}, 'constructor')?.value ?? {},
      'name',
    )?.value;
    return typeof name === 'string' && name ? name.slice(0, 60) : 'Object';
  } catch {
    return 'Object'; // a proxy that refuses
  }
}

function plain(values: readonly unknown[]): string {
  if (!values.every((value) => /^(?:string|number|boolean)$/.test(typeof value))) return '';
  return values
    .map((value) => describeValue(value).repr)
    .join(', ')
    .slice(0, 40);
}
