import { legendEntries } from '../../trace/legend-entries.ts';
import type { Timeline } from '../../trace/timeline.ts';
import { html, svg } from './svg.ts';

/** What the shapes mean that this drawing has. */
export function legend(timeline: Timeline): HTMLElement {
  const keys = legendEntries(timeline).map(({ name, shapes }) =>
    html(
      'span',
      {},
      svg(
        'svg',
        { width: 26, height: 14, viewBox: '0 0 26 14', 'aria-hidden': 'true' },
        ...shapes.map((shape) => svg('path', shape)),
      ),
      name,
    ),
  );
  return html('div', { class: 'timeline-legend' }, ...keys);
}
