import type { Segment, Timeline } from './timeline.ts';

/** `time`: to scale. `steps`: each event as wide as the next, for what happens at one and the same moment. */
export type AxisKind = 'time' | 'steps';

/** How many ordinary steps a sleep is as wide as, so that its duration can be written on it. */
export const pauseWidth = 4;

/** Where events and segments stand on an axis, in its own units: milliseconds, or steps. */
export interface Positions {
  readonly kind: AxisKind;
  /** By step, never falling; one more than there are events, for the end. */
  readonly of: Float64Array;
  readonly extent: number;
  /** Where a segment begins and ends. */
  from(segment: Pick<Segment, 'from' | 'fromStep'>): number;
  to(segment: Pick<Segment, 'to' | 'toStep'>): number;
}

export function positions(timeline: Timeline, kind: AxisKind): Positions {
  const { events, duration } = timeline;
  const of = new Float64Array(events.length + 1);
  if (kind === 'time') {
    let now = 0;
    for (const [step, event] of events.entries()) {
      of[step] = now = Math.max(now, event.at);
    }
    of[events.length] = duration;
    return { kind, of, extent: duration, from: (segment) => segment.from, to: (segment) => segment.to };
  }
  let unit = 0;
  for (const [step, event] of events.entries()) {
    of[step] = unit;
    unit += event.kind === 'blocked' || event.kind === 'loop-wait' ? pauseWidth : 1;
  }
  of[events.length] = unit;
  return {
    kind,
    of,
    extent: unit,
    from: (segment) => of[segment.fromStep] ?? unit,
    to: (segment) => of[segment.toStep] ?? unit,
  };
}

/** The last step that stands at or before a position; -1 before the first. */
export function stepAt(of: Float64Array, position: number): number {
  let low = 0;
  let high = of.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((of[middle] ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** A time axis shows nothing where no time passes. */
export function bestAxis(timeline: Timeline): AxisKind {
  return timeline.pauses.length > 0 || timeline.duration >= 50 ? 'time' : 'steps';
}
