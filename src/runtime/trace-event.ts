/** What kind of frame a trace event belongs to. */
export type FrameKind = 'module' | 'function' | 'generator' | 'coroutine' | 'async-generator';

/**
 * One thing that the interpreter reported about one of the reader's own frames, or about the world around them.
 * Times are milliseconds since the program's first instruction; lines count from 1.
 */
export type TraceEvent =
  /** A frame began (PY_START). */
  | {
      readonly kind: 'start';
      readonly at: number;
      readonly frame: number;
      readonly name: string;
      readonly of: FrameKind;
      readonly file: string;
      readonly line: number;
      /** The task that was running, as in `task` events; absent outside any task. */
      readonly task?: number;
    }
  /** A frame went on after a suspension (PY_RESUME), or had an exception thrown in (PY_THROW). */
  | {
      readonly kind: 'resume' | 'throw';
      readonly at: number;
      readonly frame: number;
      readonly line: number;
      readonly task?: number;
    }
  /** A frame was suspended (PY_YIELD), handed out a value and keeps its place. */
  | {
      readonly kind: 'yield';
      readonly at: number;
      readonly frame: number;
      readonly line: number;
      /** Type name and short repr of what was handed out. */
      readonly value: { readonly type: string; readonly repr: string };
    }
  /** A frame is over: by returning (PY_RETURN) or by an exception (PY_UNWIND). */
  | {
      readonly kind: 'return' | 'unwind';
      readonly at: number;
      readonly frame: number;
      readonly line: number;
      readonly value: { readonly type: string; readonly repr: string };
    }
  /** The thread was blocked in a sleep (`blocked`) or the event loop waited with nothing to do (`loop-wait`). */
  | { readonly kind: 'blocked' | 'loop-wait'; readonly at: number; readonly until: number }
  /** A task came to be. `number` identifies it in later events. */
  | { readonly kind: 'task'; readonly at: number; readonly number: number; readonly name: string }
  /** Recording stopped here; the program went on. */
  | { readonly kind: 'capped'; readonly at: number; readonly limit: number };
