import { scaleLinear } from 'd3-scale';
import type { SharedAxis } from './shared-axis.ts';
import type { Geometry, Scene } from '../../trace/strokes.ts';
import { svg } from './svg.ts';

export const rulerHeight = 38;

/** The scale on top, with a mark for each piece of output. */
export function drawRuler(
  ruler: SVGSVGElement,
  { timeline, positions }: Scene,
  axis: SharedAxis,
  { x, width }: Geometry,
  left: number,
  cursor: number | undefined,
): void {
  const parts: SVGElement[] = [svg('line', { class: 'rule', x1: -12, x2: width + 12, y1: 20.5, y2: 20.5 })];
  const count = Math.max(2, Math.round(width / 90));
  if (axis.kind === 'time') {
    const [from, to] = axis.domain;
    const scale = scaleLinear([from / 1000, to / 1000], [0, width]);
    const ticks = scale.ticks(count);
    const name = scale.tickFormat(count);
    for (const tick of ticks) {
      const at = Math.round(scale(tick)) + 0.5;
      parts.push(svg('line', { class: 'tick', x1: at, x2: at, y1: 16, y2: 21 }));
      parts.push(
        svg(
          'text',
          { x: at, y: 12, 'text-anchor': at < 12 ? 'start' : at > width - 12 ? 'end' : 'middle' },
          `${name(tick)} s`,
        ),
      );
    }
    // The end of this run, which may be well before the end of a shared axis.
    const end = x(positions.extent);
    if (positions.extent < axis.extent && end < width - 30 && end > 0) {
      parts.push(svg('line', { class: 'run-end', x1: end, x2: end, y1: 14, y2: rulerHeight }));
    }
  } else {
    let last = -99;
    let said = '';
    for (const [step, event] of timeline.events.entries()) {
      const at = x(positions.of[step] ?? 0);
      if (at < -2 || at > width + 2) continue;
      const text = `${Number((event.at / 1000).toFixed(3))} s`;
      if (text !== said && at - last > 46) {
        said = text;
        last = at;
        parts.push(svg('line', { class: 'tick', x1: at, x2: at, y1: 16, y2: 21 }));
        parts.push(svg('text', { x: at, y: 12, 'text-anchor': at < 12 ? 'start' : 'middle' }, text));
      }
    }
  }
  const marks: string[] = [];
  let last = -9;
  for (const [step, event] of timeline.events.entries()) {
    if (event.kind !== 'output') continue;
    const at = x(positions.of[step] ?? 0);
    if (at < -4 || at > width + 4 || at - last < 1.5) continue;
    last = at;
    marks.push(`M${at} 25l4 4l-4 4l-4 -4Z`);
  }
  parts.push(svg('path', { class: 'output', d: marks.join('') }));
  if (marks.length > 0 && left > 60)
    parts.push(svg('text', { class: 'output-name', x: -left + 4, y: 33 }, 'output'));
  if (cursor !== undefined) {
    parts.push(svg('path', { class: 'cursor-head', d: `M${cursor - 5} 15h10l-5 6Z` }));
    parts.push(svg('line', { class: 'timeline-cursor', x1: cursor, x2: cursor, y1: 20, y2: rulerHeight }));
  }
  ruler.replaceChildren(svg('g', { transform: `translate(${left} 0)` }, ...parts));
}
