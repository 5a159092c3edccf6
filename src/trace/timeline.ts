import type { FrameKind } from '../runtime/program-state.ts';
import type { TraceEvent, TraceValue } from '../runtime/trace-event.ts';

/**
 * What a frame is doing. `calling`: it is on the stack, and something that it called runs. `made`: its task exists and
 * it has not begun.
 */
export type LaneState = 'made' | 'running' | 'calling' | 'suspended' | 'blocked';

/** A stretch of time in one state. A step is the index of an event, here of the first one and of the one that ends it. */
export interface Segment {
  readonly state: LaneState;
  /** Milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly fromStep: number;
  readonly toStep: number;
}

/** One frame's history, or several of the same function one after the other where there would be too many lanes. */
export interface Lane {
  readonly index: number;
  /** `delayed_task(1)`; the file's name for a module. */
  readonly title: string;
  readonly of: FrameKind;
  readonly file: string;
  readonly line: number;
  readonly task?: number;
  readonly segments: readonly Segment[];
  /** How the (last) frame ended; `open` where it had not when the recording ended. */
  readonly end: 'return' | 'unwind' | 'close' | 'open';
  /** The step of that end. */
  readonly endStep: number;
}

/** The frames of one task, or those outside any task. */
export interface Group {
  readonly task?: number;
  readonly title: string;
  readonly lanes: readonly Lane[];
}

/** Where control went to or came from: another lane, the event loop, or code that is not the reader's. */
export type TransferEnd = { readonly lane: number } | 'loop' | 'elsewhere';

/** Control changing hands: a yield going out, or a start, resume or throw coming in. */
export interface Transfer {
  readonly step: number;
  readonly at: number;
  readonly direction: 'out' | 'in';
  readonly lane: number;
  readonly other: TransferEnd;
  /** Which expression suspended; only on the way out. */
  readonly by?: 'yield' | 'await' | 'yield from';
  readonly value?: TraceValue;
}

/** A stretch in which the whole thread slept, or in which the event loop waited. */
export interface Pause {
  readonly step: number;
  readonly from: number;
  readonly to: number;
  /** The lane that slept; absent when the event loop did. */
  readonly lane?: number;
}

/** Everything that a drawing needs, from one run. */
export interface Timeline {
  readonly events: readonly TraceEvent[];
  readonly lanes: readonly Lane[];
  /** In the order of drawing: outside any task first, then the tasks as they began. */
  readonly groups: readonly Group[];
  readonly transfers: readonly Transfer[];
  readonly pauses: readonly Pause[];
  /** Whether an event loop ever ran. */
  readonly hasLoop: boolean;
  /** The lane that each event belongs to, by step. */
  readonly laneOf: readonly (number | 'loop' | undefined)[];
  /** What every frame is called, the drawn ones and the others. */
  readonly titles: ReadonlyMap<number, string>;
  /** Milliseconds from the first instruction to the end. */
  readonly duration: number;
  /**
   * Milliseconds after the last event, where frames had not ended: the run was stopped, goes on, or had more events than are
   * reported. A sleep is reported when it is over.
   */
  readonly unreported?: number;
}
