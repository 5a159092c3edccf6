import type { Timeline } from './timeline.ts';

/** What one kind of shape means: the shapes as in the drawing, in a box of 26 by 14. */
export interface LegendEntry {
  readonly name: string;
  readonly shapes: readonly { readonly class: string; readonly d: string }[];
}

/** What the shapes mean that this drawing has. */
export function legendEntries(timeline: Timeline): readonly LegendEntry[] {
  const kinds = new Set(timeline.lanes.map((lane) => lane.of));
  const states = new Set(timeline.lanes.flatMap((lane) => lane.segments.map((segment) => segment.state)));
  const box = (name: string) => ({ class: name, d: 'M1.5 2.5H24.5V11.5H1.5Z' });
  const hatch = { class: 'hatch plain', d: 'M3 11l7-8M9 11l7-8M15 11l7-8' };
  const calling = { class: 'calling plain', d: 'M1 5h24v4H1Z' };
  const prints = timeline.events.some((event) => event.kind === 'output');
  const keys: readonly (LegendEntry & { readonly drawn: boolean })[] = [
    { drawn: states.has('running'), name: 'running', shapes: [box('running plain')] },
    { drawn: states.has('calling'), name: 'waiting for what it called', shapes: [calling] },
    { drawn: states.has('suspended'), name: 'suspended', shapes: [box('suspended plain')] },
    { drawn: states.has('blocked'), name: 'blocks the thread', shapes: [box('suspended plain'), hatch] },
    { drawn: kinds.has('generator'), name: 'generator', shapes: [box('suspended yield')] },
    { drawn: kinds.has('coroutine'), name: 'coroutine', shapes: [box('suspended await')] },
    { drawn: kinds.has('async-generator'), name: 'async generator', shapes: [box('suspended both')] },
    { drawn: prints, name: 'output', shapes: [{ class: 'output', d: 'M13 2l5 5l-5 5l-5-5Z' }] },
  ];
  return keys.filter(({ drawn }) => drawn);
}
