import { html, svg } from './svg.ts';

/** What the shapes mean. */
export function legend(): HTMLElement {
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
    key('running', box('running plain')),
    key('waiting for what it called', svg('path', { class: 'calling plain', d: 'M1 5h24v4H1Z' })),
    key('suspended', box('suspended plain')),
    key('blocks the thread', box('suspended plain'), hatch),
    key('generator', box('suspended yield')),
    key('coroutine', box('suspended await')),
    key('async generator', box('suspended both')),
    key('output', svg('path', { class: 'output', d: 'M13 2l5 5l-5 5l-5-5Z' })),
  );
}
