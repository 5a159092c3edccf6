import type { Scene } from '../../trace/scene.ts';

/** Which steps happened in each row, in their order. */
export function eventsByRow({ timeline, rows, row }: Scene): readonly (readonly number[])[] {
  const events: number[][] = rows.map(() => []);
  for (const [step, lane] of timeline.laneOf.entries()) {
    if (lane === undefined) continue;
    const index = row(lane === 'loop' ? lane : { lane });
    if (index !== undefined) events[index]?.push(step);
  }
  return events;
}

/** The event nearest to a place, if it is within reach; else the one that began the stretch there. */
export function eventAt(
  events: readonly number[],
  place: number,
  reach: number,
  x: (step: number) => number,
): number | undefined {
  let best: number | undefined;
  let begun: number | undefined;
  let nearest = reach;
  for (const step of events) {
    const there = x(step);
    if (there <= place) begun = step;
    if (Math.abs(there - place) < nearest) [best, nearest] = [step, Math.abs(there - place)];
    if (there > place + 20) break;
  }
  return best ?? begun;
}
