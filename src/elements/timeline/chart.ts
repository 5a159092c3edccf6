import { scaleLinear } from 'd3-scale';
import { select } from 'd3-selection';
import { zoom, zoomIdentity, type D3ZoomEvent, type ZoomBehavior } from 'd3-zoom';
import { positions as positionsOf, type Positions } from '../../trace/axis.ts';
import { buildTimeline } from '../../trace/build-timeline.ts';
import type { Timeline } from '../../trace/timeline.ts';
import { drawRuler, rulerHeight } from './ruler.ts';
import type { AxisUser, SharedAxis } from './shared-axis.ts';
import { paintOrder, sceneOf, strokes, type Geometry, type Scene } from '../../trace/strokes.ts';
import { svg } from './svg.ts';

interface Options {
  readonly host: HTMLElement;
  readonly axis: SharedAxis;
  /** The pointer is at an event, or at none. */
  readonly pointed: (step: number | undefined) => void;
  /** An event was pressed. */
  readonly chosen: (step: number) => void;
  readonly signal: AbortSignal;
}

/** Narrower than this, a lane's name stands above its bar. */
const narrow = 520;
const edge = 12;
let made = 0;

/** The drawing: names, a ruler with output marks, lanes, arrows, cursor. Zooms and pans by mouse, touch and wheel. */
export class Chart implements AxisUser {
  readonly #options: Options;
  readonly #id = `timeline-${(made += 1)}`;
  readonly #ruler = svg('svg', { class: 'timeline-ruler', height: rulerHeight, 'aria-hidden': 'true' });
  readonly #lanes = svg('svg', { class: 'timeline-lanes', 'aria-hidden': 'true' });
  readonly #ground = svg('rect', { class: 'timeline-ground', x: -edge, y: 0 });
  readonly #paths = svg('g');
  readonly #words = svg('g', { class: 'timeline-labels' });
  readonly #names = svg('g', { class: 'timeline-names' });
  readonly #plot: SVGGElement;
  readonly #cursor = svg('line', { class: 'timeline-cursor', y1: 0 });
  readonly #marks = svg('path', { class: 'timeline-marks' });
  readonly #scroller: HTMLElement;
  readonly #zoom: ZoomBehavior<SVGGElement, unknown>;
  readonly #byName = new Map<string, SVGPathElement>();
  #scene: Scene = sceneOf(buildTimeline([]), positionsOf(buildTimeline([]), 'time'));
  #eventsOfRow: readonly (readonly number[])[] = [];
  #gutter = 0;
  #width = 0;
  #frame = 0;
  #marked: readonly number[] = [];
  #zooming = false;
  /** Kept, because asking for them in the middle of a drawing would lay out the page twice. */
  #inSight = 0;
  #top = 0;

  constructor(options: Options) {
    this.#options = options;
    const { host, axis, signal } = options;
    this.#scroller = document.createElement('div');
    this.#scroller.className = 'timeline-scroller';
    this.#plot = svg(
      'g',
      { 'clip-path': `url(#${this.#id}-clip)` },
      this.#ground,
      this.#paths,
      this.#words,
      this.#marks,
      this.#cursor,
    );
    this.#lanes.append(this.#definitions(), this.#plot, this.#names);
    this.#scroller.append(this.#lanes);
    host.append(this.#ruler, this.#scroller);

    this.#zoom = zoom<SVGGElement, unknown>()
      .filter((event: Event) => {
        // The page keeps its wheel: zooming asks for Ctrl or Cmd (a pinch on a touchpad says Ctrl by itself).
        if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
        if (event instanceof MouseEvent) return event.button === 0 && !event.ctrlKey;
        // One finger scrolls the page as long as there is nothing to pan; two always zoom.
        const fingers = 'touches' in event ? (event as TouchEvent).touches.length : 1;
        const [from, to] = axis.domain;
        return fingers > 1 || to - from < axis.extent;
      })
      .on('start', () => {
        this.#zooming = true;
        axis.pause();
      })
      .on('zoom', (event: D3ZoomEvent<SVGGElement, unknown>) => {
        if (event.sourceEvent) axis.show(event.transform.rescaleX(this.#base).domain() as [number, number]);
      })
      .on('end', () => (this.#zooming = false));
    select<SVGGElement, unknown>(this.#plot).call(this.#zoom).on('dblclick.zoom', null);
    this.#lanes.addEventListener(
      'wheel',
      (event) => {
        if (event.ctrlKey || event.metaKey || Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return;
        event.preventDefault();
        axis.pan(event.deltaX / Math.max(1, this.#plotWidth));
      },
      { passive: false, signal },
    );
    this.#lanes.addEventListener('pointermove', (event) => options.pointed(this.#hit(event)), { signal });
    this.#lanes.addEventListener('pointerleave', () => options.pointed(undefined), { signal });
    this.#lanes.addEventListener(
      'click',
      (event) => {
        const step = this.#hit(event);
        if (step !== undefined) options.chosen(step);
      },
      { signal },
    );
    this.#scroller.addEventListener(
      'scroll',
      () => {
        this.#top = this.#scroller.scrollTop;
        this.#soon();
      },
      { passive: true, signal },
    );
    // A drawing of its own changes its height: that is no reason to draw again.
    const resized = new ResizeObserver(() => {
      this.#inSight = this.#scroller.clientHeight;
      if (host.clientWidth !== this.#width) this.#layout();
      else this.#soon();
    });
    resized.observe(host);
    signal.addEventListener('abort', () => {
      resized.disconnect();
      cancelAnimationFrame(this.#frame);
      axis.leave(this);
    });
    axis.join(this);
  }

  get extent(): number {
    return this.#scene.positions.extent;
  }
  get positions(): Positions {
    return this.#scene.positions;
  }

  /** Draws another run. */
  show(timeline: Timeline, positions: Positions): void {
    this.#scene = sceneOf(timeline, positions);
    const events: number[][] = this.#scene.rows.map(() => []);
    for (const [step, lane] of timeline.laneOf.entries()) {
      if (lane === undefined) continue;
      const row = this.#scene.row(lane === 'loop' ? lane : { lane });
      if (row !== undefined) events[row]!.push(step);
    }
    this.#eventsOfRow = events;
    this.#layout();
  }

  /** Rings around events: the one that is told, or all of a source line. */
  mark(steps: readonly number[]): void {
    this.#marked = steps;
    this.#soon();
  }

  changed(): void {
    this.#soon();
  }
  moved(): void {
    this.#soon();
  }

  get #plotWidth(): number {
    return Math.max(1, this.#width - this.#gutter - 2 * edge);
  }

  get #base() {
    return scaleLinear([0, this.#options.axis.extent], [0, this.#plotWidth]);
  }

  get #geometry(): Geometry {
    const scale = scaleLinear([...this.#options.axis.domain], [0, this.#plotWidth]);
    const small = this.#gutter === 0;
    return {
      x: (position) => scale(position),
      width: this.#plotWidth,
      rowHeight: small ? 44 : 28,
      middle: small ? 31 : 14,
      bar: 14,
    };
  }

  #layout(): void {
    const width = this.#options.host.clientWidth;
    if (width === 0) return;
    this.#inSight ||= innerHeight;
    this.#width = width;
    const longest = Math.max(
      6,
      ...this.#scene.rows.map((row) => row.title.length + (row.group ? row.group.length + 2 : 0)),
    );
    this.#gutter = width < narrow ? 0 : Math.min(Math.round(longest * 7.2) + 14, Math.round(width * 0.36));
    const { rowHeight } = this.#geometry;
    const height = Math.max(1, this.#scene.rows.length) * rowHeight + 4;
    for (const drawing of [this.#ruler, this.#lanes]) drawing.setAttribute('width', String(width));
    this.#lanes.setAttribute('height', String(height));
    this.#plot.setAttribute('transform', `translate(${this.#gutter + edge} 0)`);
    for (const area of [this.#ground, this.#lanes.querySelector('clipPath rect')]) {
      area?.setAttribute('x', String(-edge));
      area?.setAttribute('width', String(this.#plotWidth + 2 * edge));
      area?.setAttribute('height', String(height));
    }
    this.#cursor.setAttribute('y2', String(height));
    this.#zoom
      .extent([
        [0, 0],
        [this.#plotWidth, height],
      ])
      .translateExtent([
        [0, 0],
        [this.#plotWidth, height],
      ])
      .scaleExtent([1, 10_000]);
    this.#drawNames();
    this.#soon();
  }

  #drawNames(): void {
    const { rowHeight, middle } = this.#geometry;
    const small = this.#gutter === 0;
    const room = Math.floor((small ? this.#width - 24 : this.#gutter - 8) / 7.2);
    this.#names.replaceChildren(
      ...this.#scene.rows.flatMap((row, index) => {
        const top = index * rowHeight;
        const free = Math.max(4, room - (row.group ? row.group.length + 2 : 0));
        const title = row.title.length > free ? `${row.title.slice(0, free - 1)}…` : row.title;
        const y = small ? top + 15 : top + middle + 4;
        const parts: SVGElement[] = [
          svg('text', { x: small ? edge : 4, y, class: row.lane ? 'name' : 'name loop' }, title),
        ];
        if (row.group) {
          parts.push(
            svg(
              'text',
              { x: small ? this.#width - edge : this.#gutter - 4, y, class: 'group', 'text-anchor': 'end' },
              row.group,
            ),
          );
        }
        if (row.begins) {
          parts.push(svg('line', { class: 'rule', x1: 0, x2: this.#width, y1: top + 0.5, y2: top + 0.5 }));
        }
        return parts;
      }),
    );
  }

  #soon(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw(): void {
    if (this.#width === 0) return;
    const { axis } = this.#options;
    const geometry = this.#geometry;
    const { x, rowHeight, middle, bar } = geometry;
    if (!this.#zooming) {
      // What others did to the axis, d3-zoom has to know before the next gesture.
      const [from, to] = axis.domain;
      const k = axis.extent / Math.max(1e-9, to - from);
      Reflect.set(this.#plot, '__zoom', zoomIdentity.scale(k).translate(-this.#base(from), 0));
    }
    const inSight: [number, number] = [
      Math.floor(this.#top / rowHeight),
      Math.ceil((this.#top + Math.max(this.#inSight, rowHeight)) / rowHeight) + 1,
    ];
    const drawn = strokes(this.#scene, geometry, inSight);
    this.#paths.toggleAttribute('data-dense', drawn.dense);
    for (const [name, path] of this.#byName) if (!drawn.paths.has(name)) path.removeAttribute('d');
    for (const [name, data] of drawn.paths) this.#path(name).setAttribute('d', data);
    this.#words.replaceChildren(
      ...drawn.labels.map((label) => svg('text', { x: label.x, y: label.y }, label.text)),
    );
    this.#marks.setAttribute(
      'd',
      this.#marked
        .map((step) => {
          const lane = this.#scene.timeline.laneOf[step];
          const row = lane === undefined ? undefined : this.#scene.row(lane === 'loop' ? lane : { lane });
          if (row === undefined) return '';
          const size = bar / 2 - 1;
          return `M${x(this.positions.of[step] ?? 0) - size} ${row * rowHeight + middle}a${size} ${size} 0 1 1 ${2 * size} 0a${size} ${size} 0 1 1 ${-2 * size} 0`;
        })
        .join(''),
    );
    const at = axis.position === undefined ? undefined : x(axis.position);
    this.#cursor.toggleAttribute('hidden', at === undefined);
    if (at !== undefined) {
      this.#cursor.setAttribute('x1', String(at));
      this.#cursor.setAttribute('x2', String(at));
    }
    drawRuler(this.#ruler, this.#scene, axis, geometry, this.#gutter + edge, at);
  }

  #path(name: string): SVGPathElement {
    const known = this.#byName.get(name);
    if (known) return known;
    const hue = /^blocked (\w+)/.exec(name)?.[1];
    const path = svg('path', {
      class: name,
      'data-order': paintOrder(name),
      ...(hue
        ? { style: `fill: url(#${this.#id}-${hue})` }
        : name === 'held-up'
          ? { style: `fill: url(#${this.#id}-faint)` }
          : {}),
    });
    this.#byName.set(name, path);
    const after = [...this.#paths.children].find(
      (other) => Number(other.getAttribute('data-order')) > paintOrder(name),
    );
    this.#paths.insertBefore(path, after ?? null);
    return path;
  }

  #definitions(): SVGDefsElement {
    const hatch = (hue: string): SVGPatternElement =>
      svg(
        'pattern',
        {
          id: `${this.#id}-${hue}`,
          width: 6,
          height: 6,
          patternUnits: 'userSpaceOnUse',
          patternTransform: 'rotate(45)',
        },
        svg('line', { class: `hatch ${hue}`, x1: 3, x2: 3, y1: 0, y2: 6 }),
      );
    return svg(
      'defs',
      {},
      svg('clipPath', { id: `${this.#id}-clip` }, svg('rect', { y: 0 })),
      ...['yield', 'await', 'both', 'plain', 'faint'].map(hatch),
    );
  }

  /** The event nearest to the pointer in the row under it, or the one that began the stretch there. */
  #hit(event: MouseEvent): number | undefined {
    const place = this.#lanes.getBoundingClientRect();
    const { x, rowHeight } = this.#geometry;
    const events = this.#eventsOfRow[Math.floor((event.clientY - place.top) / rowHeight)];
    if (!events?.length) return undefined;
    const at = event.clientX - place.left - this.#gutter - edge;
    let best: number | undefined;
    let begun: number | undefined;
    let nearest = event instanceof PointerEvent && event.pointerType === 'touch' ? 18 : 7;
    for (const step of events) {
      const there = x(this.positions.of[step] ?? 0);
      if (there <= at) begun = step;
      if (Math.abs(there - at) < nearest) [best, nearest] = [step, Math.abs(there - at)];
      if (there > at + 20) break;
    }
    return best ?? begun;
  }
}
