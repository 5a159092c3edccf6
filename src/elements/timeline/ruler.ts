import { scaleLinear } from 'd3-scale';
import { firstAt, type Geometry, type Scene } from '../../trace/scene.ts';
import type { AxisState } from './axis-state.ts';
import { svg } from './svg.ts';

const height = 38;

/** The scale on top, with a mark for each piece of output, and the head of the cursor. */
export class Ruler {
  readonly element: SVGSVGElement;
  readonly #plot: SVGGElement;
  readonly #scale = svg('g');
  readonly #cursor = svg(
    'g',
    { class: 'timeline-cursor-top' },
    svg('path', { class: 'cursor-head', d: 'M-5 15h10l-5 6Z' }),
    svg('line', { class: 'timeline-cursor', x1: 0, x2: 0, y1: 20, y2: height }),
  );
  #left = 0;

  constructor() {
    this.#plot = svg('g', {}, this.#scale);
    this.element = svg('svg', { class: 'timeline-ruler', height, 'aria-hidden': 'true' }, this.#plot);
  }

  /** `left` is where the axis begins. */
  resize(width: number, left: number): void {
    this.#left = left;
    this.element.setAttribute('width', String(width));
    this.#plot.setAttribute('transform', `translate(${left} 0)`);
  }

  /** In pixels from the beginning of the axis; no cursor without a place. */
  move(cursor: number | undefined): void {
    if (cursor === undefined) {
      this.#cursor.remove();
      return;
    }
    this.#cursor.setAttribute('transform', `translate(${cursor} 0)`);
    if (!this.#cursor.parentNode) this.#plot.append(this.#cursor);
  }

  draw(scene: Scene, axis: AxisState, geometry: Geometry): void {
    const { width } = geometry;
    const outputs = outputMarks(scene, geometry);
    this.#scale.replaceChildren(
      svg('line', { class: 'rule', x1: -12, x2: width + 12, y1: 20.5, y2: 20.5 }),
      ...(scene.positions.kind === 'time' ? times(scene, axis, geometry) : steps(scene, geometry)),
      svg('path', { class: 'output', d: outputs }),
      ...(outputs && this.#left > 60
        ? [svg('text', { class: 'output-name', x: -this.#left + 4, y: 33 }, 'output')]
        : []),
    );
  }
}

function tick(at: number, anchor: string, text: string): SVGElement[] {
  return [
    svg('line', { class: 'tick', x1: at, x2: at, y1: 16, y2: 21 }),
    svg('text', { x: at, y: 12, 'text-anchor': anchor }, text),
  ];
}

function times({ positions }: Scene, axis: AxisState, { x, width }: Geometry): SVGElement[] {
  const count = Math.max(2, Math.round(width / 90));
  const [from, to] = axis.domain;
  const scale = scaleLinear([from / 1000, to / 1000], [0, width]);
  const name = scale.tickFormat(count);
  const parts = scale.ticks(count).flatMap((time) => {
    const at = Math.round(scale(time)) + 0.5;
    return tick(at, at < 12 ? 'start' : at > width - 12 ? 'end' : 'middle', `${name(time)} s`);
  });
  // The end of this run, which may be well before the end of a shared axis.
  const end = x(positions.extent);
  if (positions.extent < axis.extent && end < width - 30 && end > 0)
    parts.push(svg('line', { class: 'run-end', x1: end, x2: end, y1: 14, y2: height }));
  return parts;
}

/** Where every event is as wide as the next, the times of some of them. */
function steps({ timeline, positions }: Scene, { x, width }: Geometry): SVGElement[] {
  const parts: SVGElement[] = [];
  let last = -99;
  let said = '';
  for (let step = firstAt(timeline.events, (_, index) => x(positions.of[index] ?? 0), -2); ; step += 1) {
    const event = timeline.events[step];
    const at = x(positions.of[step] ?? 0);
    if (!event || at > width + 2) return parts;
    if (at - last <= 46) continue;
    const text = `${Number((event.at / 1000).toFixed(3))} s`;
    if (text === said) continue;
    said = text;
    last = at;
    parts.push(...tick(at, at < 12 ? 'start' : 'middle', text));
  }
}

function outputMarks({ outputs }: Scene, { x, width }: Geometry): string {
  let marks = '';
  let last = -9;
  for (let index = firstAt(outputs, x, -4); index < outputs.length; index += 1) {
    const at = x(outputs[index]!);
    if (at > width + 4) break;
    if (at - last < 1.5) continue;
    last = at;
    marks += `M${at} 25l4 4l-4 4l-4 -4Z`;
  }
  return marks;
}
