/** What kind of code a frame runs. */
export type FrameKind = 'module' | 'function' | 'generator' | 'coroutine' | 'async-generator';

/** A local variable: its type's name, and a short repr where telling it runs none of the reader's code, else `''`. */
export type LocalValue = readonly [type: string, repr: string];

/** A suspended frame that is not the reader's, or one of theirs that has not begun. */
export interface ForeignFrame {
  readonly name: string;
  readonly of: FrameKind;
  readonly file: string;
  readonly line: number;
}

/**
 * What the innermost frame of a chain waits for. `running`: nothing, it is on the stack. `created`: it has not begun.
 * `yield`: it stands at a plain `yield`. `future`: the Future whose iterator it drives, with the tasks that this Future
 * is or gathers. `iterator`: another awaitable, known by its type. `ended`: it has just ended.
 */
export type Holder =
  | { readonly kind: 'running' | 'created' | 'yield' | 'ended' }
  | { readonly kind: 'iterator'; readonly type: string }
  | {
      readonly kind: 'future';
      readonly type: string;
      readonly done?: boolean;
      readonly tasks?: readonly number[];
    };

/** The frames of a task, or of a generator outside tasks, outermost first, each delegating to the next. */
export interface Chain {
  readonly task?: number;
  /** The number of one of the reader's frames, or a frame by name; −n stands for n frames that were left out. */
  readonly frames: readonly (number | ForeignFrame)[];
  readonly holder: Holder;
}

/** A call that the event loop has to make: a task's next step, or a function by name. */
export interface LoopCall {
  /** `step` and `wakeup` belong to a task; `set result` ends a sleep; `timeout` cancels a task. */
  readonly what: string;
  /** The task whose step it is, or which waits for the Future that it sets. */
  readonly task?: number;
}

/** A call that is due later. */
export interface Timer extends LoopCall {
  /** Milliseconds since the program's first instruction; absent where the loop has a clock of its own. */
  readonly due?: number;
}

type Table<T> = Readonly<Record<string, T | null>>;

/**
 * What changed in a program's state from one event of its trace to the next: a part that is absent is as before, and in
 * a table `null` takes an entry away.
 */
export interface StateChange {
  /** The running frames, outermost first: the reader's by number, others by file and name. */
  readonly stack?: readonly (number | string)[];
  /** The line of every frame that is on the stack or in a chain, by number. */
  readonly lines?: Table<number>;
  /** Local variables by name, by the frame's number. */
  readonly locals?: Readonly<Record<string, Table<LocalValue>>>;
  /** By `task <number>` or `frame <number of the outermost>`. */
  readonly chains?: Table<Chain>;
  /** So many chains were left out. */
  readonly more?: number;
  /** In the order in which they will run; a number at the end says how many were left out. */
  readonly ready?: readonly (LoopCall | number)[];
  /** By due time; a number at the end says how many were left out. */
  readonly timers?: readonly (Timer | number)[];
}
