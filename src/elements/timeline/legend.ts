import type { Timeline } from '../../trace/timeline.ts';
import { html, svg } from './svg.ts';

/** What the shapes mean that this drawing has. */
export function legend(timeline: Timeline): HTMLElement {
  const kinds = new Set(timeline.lanes.map((lane) => lane.of));
  const states = new Set(timeline.lanes.flatMap((lane) => lane.segments.map((segment) => segment.state)));
  const key = (name: string, ...shapes: SVGElement[]): HTMLElement =>
    html(
      'span',
      {},
      svg('svg', { width: 26, height: 14, viewBox: '0 0 26 14', 'aria-hidden': 'true' }, ...shapes),
      name,
    );
  const box = (name: string): SVGElement => svg('path', { class: name, d: 'M1.5 2.5H24.5V11.5H1.5Z' });
  const hatch = svg('path', { class: 'hatch plain', d: 'M3 11l7-8M9 11l7-8M15 11l7-8' });
  return html(
    'div',
    { class: 'timeline-legend' },
    ...(states.has('running') ? [key('running', box('running plain'))] : []),
    ...(states.has('calling')
      ? [key('waiting for what it called', svg('path', { class: 'calling plain', d: 'M1 5h24v4H1Z' }))]
      : []),
    ...(states.has('suspended') ? [key('suspended', box('suspended plain'))] : []),
    ...(states.has('blocked') ? [key('blocks the thread', box('suspended plain'), hatch)] : []),
    ...(kinds.has('generator') ? [key('generator', box('suspended yield'))] : []),
    ...(kinds.has('coroutine') ? [key('coroutine', box('suspended await'))] : []),
    ...(kinds.has('async-generator') ? [key('async generator', box('suspended both'))] : []),
    ...(timeline.events.some((event) => event.kind === 'output')
      ? [key('output', svg('path', { class: 'output', d: 'M13 2l5 5l-5 5l-5-5Z' }))]
      : []),
  );
}
