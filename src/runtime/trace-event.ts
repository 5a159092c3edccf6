import type { FrameKind, StateChange } from './program-state.ts';
import type { Stream } from './stream.ts';

/** A value, described without running any of the reader's code: its type's name and, for plain values, a short repr. */
export interface TraceValue {
  readonly type: string;
  /** Empty where only the type is known. */
  readonly repr: string;
}

/**
 * One thing that the interpreter reported about one of the reader's own frames, or about the world around them. In the
 * order in which it happened; times are milliseconds since the program's first instruction; lines count from 1.
 */
export type TraceEvent = Happening & {
  /** What changed in the program's state since the event before, where states are recorded and anything did. */
  readonly state?: StateChange;
};

type Happening =
  /** A frame began (PY_START): for a generator or coroutine that is its first `next()` or `send()`, not its call. */
  | {
      readonly kind: 'start';
      readonly at: number;
      readonly frame: number;
      readonly name: string;
      /** The arguments, in short: `1, 'a'`. Absent where there are none or they are no plain values. */
      readonly args?: string;
      readonly of: FrameKind;
      readonly file: string;
      readonly line: number;
      /** The task that was running, as in `task` events; absent outside any task. */
      readonly task?: number;
    }
  /** A frame went on after a suspension (PY_RESUME). */
  | {
      readonly kind: 'resume';
      readonly at: number;
      readonly frame: number;
      readonly line: number;
      readonly task?: number;
    }
  /** A frame went on because an exception was thrown in at the place where it was suspended (PY_THROW). */
  | {
      readonly kind: 'throw';
      readonly at: number;
      readonly frame: number;
      readonly line: number;
      readonly task?: number;
      readonly value: TraceValue;
    }
  /** A frame was suspended (PY_YIELD): it handed out a value and keeps its place. */
  | {
      readonly kind: 'yield';
      readonly at: number;
      readonly frame: number;
      readonly line: number;
      /**
       * Which expression it was. `yield` made the value; `await` and `yield from` only pass on what came from further
       * inside. The interpreter itself says so: it is the argument of the YIELD_VALUE instruction.
       */
      readonly by: 'yield' | 'await' | 'yield from';
      readonly value: TraceValue;
    }
  /** A frame is over: by returning (PY_RETURN) or by an exception (PY_UNWIND). */
  | {
      readonly kind: 'return' | 'unwind';
      readonly at: number;
      readonly frame: number;
      readonly line: number;
      readonly value: TraceValue;
    }
  /** A suspended frame was closed or dropped without running again; the interpreter has no event for that. */
  | { readonly kind: 'close'; readonly at: number; readonly frame: number }
  /** The thread was blocked in a sleep, called (perhaps through a library) by this frame at this line. */
  | {
      readonly kind: 'blocked';
      readonly at: number;
      readonly until: number;
      readonly frame?: number;
      readonly line?: number;
    }
  /** The event loop waited with nothing to do. */
  | { readonly kind: 'loop-wait'; readonly at: number; readonly until: number }
  /** A task came to be. `number` identifies it in later events; `by` is the task that made it. */
  | {
      readonly kind: 'task';
      readonly at: number;
      readonly number: number;
      readonly name: string;
      /** The qualified name of the coroutine that it runs. */
      readonly runs: string;
      readonly by?: number;
    }
  /** Output was written: lines `row` to `row + rows - 1` of that stream, counted from 0. */
  | {
      readonly kind: 'output';
      readonly at: number;
      readonly stream: Stream;
      readonly row: number;
      readonly rows: number;
      readonly frame?: number;
      readonly line?: number;
    }
  /** A line is about to run; only where states are recorded. */
  | { readonly kind: 'line'; readonly at: number; readonly frame: number; readonly line: number }
  /** From here on there are no states and no lines; the rest of the recording goes on. */
  | { readonly kind: 'states-capped'; readonly at: number; readonly limit: number }
  /** Recording stopped here; the program went on. */
  | { readonly kind: 'capped'; readonly at: number; readonly limit: number };
