import type { TraceEvent } from '../runtime/trace-event.ts';

/** More frames than this share lanes: a frame takes over the lane of an ended one with the same name. */
const packAbove = 40;

/** Which frames are drawn. */
export interface LaneChoice {
  readonly drawn: ReadonlySet<number>;
  readonly pack: boolean;
}

/**
 * Chooses the frames that get a lane: the module, everything that can be suspended, and plain functions that drive
 * such frames again and again (a scheduler). Other functions count as part of their caller.
 */
export function chooseLanes(events: readonly TraceEvent[]): LaneChoice {
  const drawn = new Set<number>();
  const functions = new Map<number, number>();
  const stack: number[] = [];
  const entered = (frame: number): void => {
    // Every plain function between here and the next suspendable frame has a part in driving this one.
    for (const caller of stack.toReversed()) {
      const driven = functions.get(caller);
      if (driven === undefined) break;
      functions.set(caller, driven + 1);
    }
    stack.push(frame);
  };
  const left = (frame: number): void => {
    const place = stack.lastIndexOf(frame);
    if (place >= 0) stack.length = place;
  };
  for (const event of events) {
    switch (event.kind) {
      case 'start':
        if (event.of === 'function') {
          functions.set(event.frame, 0);
          stack.push(event.frame);
        } else {
          if (event.of !== 'module' || drawn.size === 0) drawn.add(event.frame);
          entered(event.frame);
        }
        break;
      case 'resume':
      case 'throw':
        entered(event.frame);
        break;
      case 'yield':
      case 'return':
      case 'unwind':
        left(event.frame);
        break;
      default:
    }
  }
  for (const [frame, driven] of functions) if (driven > 1) drawn.add(frame);
  return { drawn, pack: drawn.size > packAbove };
}
