import type { TraceEvent } from '../runtime/trace-event.ts';

/** The next event at which a frame is suspended; the last event where there is none. */
export function nextSuspension(events: readonly TraceEvent[], step: number): number {
  const found = events.findIndex(({ kind }, index) => index > step && kind === 'yield');
  return found < 0 ? events.length - 1 : found;
}

/**
 * The next line of the frame that a step is in, or its end, whatever it calls or awaits in between; the next step where
 * the step belongs to no frame. Steps are indexes of `events`.
 */
export function stepOver(events: readonly TraceEvent[], step: number): number {
  const event = events[step];
  const frame = event && 'frame' in event ? event.frame : undefined;
  for (let next = step + 1; frame !== undefined && next < events.length; next += 1) {
    const later = events[next]!;
    if (!('frame' in later) || later.frame !== frame) continue;
    if (later.kind === 'line' || later.kind === 'return' || later.kind === 'unwind') return next;
  }
  return Math.min(events.length - 1, step + 1);
}
