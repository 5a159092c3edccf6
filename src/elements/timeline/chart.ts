import { positions as positionsOf, type Positions } from '../../trace/axis.ts';
import { buildTimeline } from '../../trace/build-timeline.ts';
import { sceneOf, type Geometry, type Scene } from '../../trace/scene.ts';
import { draw } from '../../trace/draw.ts';
import { Gestures } from './gestures.ts';
import { eventAt, eventsByRow } from './hit-test.ts';
import { LaneDrawing } from './lane-drawing.ts';
import { gutterFor, laneNames } from './lane-names.ts';
import { CursorLayer } from './cursor-layer.ts';
import { Ruler } from './ruler.ts';
import type { AxisListener, AxisState } from './axis-state.ts';
import { html, svg } from './svg.ts';

interface Options {
  readonly host: HTMLElement;
  readonly axis: AxisState;
  /** The pointer is at an event, or at none. */
  readonly pointed: (step: number | undefined) => void;
  /** An event was pressed. */
  readonly chosen: (step: number) => void;
  readonly signal: AbortSignal;
}

/** Narrower than this, a lane's name stands above its bar. */
const narrow = 520;
const edge = 12;
/** So many rows out of sight are drawn as well: scrolling is faster than drawing. */
const spare = 3;
let made = 0;

/** The drawing: names, a ruler with output marks, lanes, arrows, cursor. */
export class Chart implements AxisListener {
  readonly #options: Options;
  readonly #ruler = new Ruler();
  readonly #lanes = svg('svg', { class: 'timeline-lanes', 'aria-hidden': 'true', translate: 'no' });
  readonly #ground = svg('rect', { class: 'timeline-ground', x: -edge, y: 0 });
  readonly #clip = svg('rect', { x: -edge, y: 0 });
  readonly #names = svg('g', { class: 'timeline-names' });
  readonly #plot: SVGGElement;
  readonly #drawing: LaneDrawing;
  readonly #cursorLayer = new CursorLayer();
  readonly #scroller: HTMLElement;
  readonly #gestures: Gestures;
  #scene: Scene = sceneOf(buildTimeline([]), positionsOf(buildTimeline([]), 'time'));
  #eventsOfRow: readonly (readonly number[])[] = [];
  #gutter = 0;
  #width = 0;
  #frame = 0;
  /** Whether the next frame draws everything, or only moves the cursor and the rings. */
  #stale = false;
  #marked: readonly number[] = [];
  /** Kept, because asking for them in the middle of a drawing would lay out the page twice. */
  #inSight = 0;
  #top = 0;

  constructor(options: Options) {
    this.#options = options;
    const { host, axis, signal } = options;
    const id = `timeline-${(made += 1)}`;
    this.#drawing = new LaneDrawing({ id, stale: () => this.#draw(), signal });
    const { definitions, shapes, words } = this.#drawing;
    this.#plot = svg('g', { 'clip-path': `url(#${id}-clip)` }, this.#ground, shapes, words);
    this.#lanes.append(
      svg('defs', {}, svg('clipPath', { id: `${id}-clip` }, this.#clip), ...definitions),
      this.#plot,
      this.#names,
    );
    this.#scroller = html(
      'div',
      { class: 'timeline-scroller' },
      html('div', { class: 'timeline-sheet' }, this.#lanes, this.#cursorLayer.element),
    );
    host.append(this.#ruler.element, this.#scroller);

    this.#gestures = new Gestures({ plot: this.#plot, lanes: this.#lanes, axis, signal });
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
        this.changed();
      },
      { passive: true, signal },
    );
    // A drawing of its own changes its height: that is no reason to draw again.
    const resized = new ResizeObserver(() => {
      this.#inSight = this.#scroller.clientHeight;
      if (host.clientWidth !== this.#width) this.#layout();
      else this.changed();
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
  show(scene: Scene): void {
    this.#scene = scene;
    this.#eventsOfRow = eventsByRow(this.#scene);
    this.#layout();
  }

  /** Rings around events: the one that is described, or all of a source line. */
  mark(steps: readonly number[]): void {
    this.#marked = steps;
    this.#soon();
  }

  changed(): void {
    this.#stale = true;
    this.#soon();
  }
  moved(): void {
    this.#soon();
  }

  get #plotWidth(): number {
    return Math.max(1, this.#width - this.#gutter - 2 * edge);
  }

  get #geometry(): Geometry {
    const [from, to] = this.#options.axis.domain;
    const scale = this.#plotWidth / Math.max(1e-9, to - from);
    const small = this.#gutter === 0;
    return {
      x: (position) => (position - from) * scale,
      width: this.#plotWidth,
      rowHeight: small ? 44 : 28,
      middle: small ? 31 : 14,
      bar: 14,
    };
  }

  #layout(): void {
    const width = this.#options.host.clientWidth;
    if (width === 0) return;
    const { rows } = this.#scene;
    this.#inSight ||= innerHeight;
    this.#width = width;
    this.#gutter = gutterFor(rows, width, narrow);
    const { rowHeight, middle } = this.#geometry;
    const height = Math.max(1, rows.length) * rowHeight + 4;
    this.#ruler.resize(width, this.#gutter + edge);
    this.#lanes.setAttribute('width', String(width));
    this.#lanes.setAttribute('height', String(height));
    this.#plot.setAttribute('transform', `translate(${this.#gutter + edge} 0)`);
    for (const area of [this.#ground, this.#clip]) {
      area.setAttribute('width', String(this.#plotWidth + 2 * edge));
      area.setAttribute('height', String(height));
    }
    this.#cursorLayer.resize(width, height, this.#gutter + edge);
    this.#gestures.resize(this.#plotWidth, height);
    this.#names.replaceChildren(...laneNames(rows, { width, gutter: this.#gutter, edge, rowHeight, middle }));
    this.changed();
  }

  #soon(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#stale) this.#draw();
      else this.#move();
    });
  }

  #draw(): void {
    if (this.#width === 0) return;
    this.#stale = false;
    this.#gestures.follow();
    const geometry = this.#geometry;
    const { rowHeight } = geometry;
    const { rows } = this.#scene;
    const [first, last] = this.#drawing.printing
      ? [0, rows.length]
      : [
          Math.max(0, Math.floor(this.#top / rowHeight) - spare),
          Math.min(
            rows.length,
            Math.ceil((this.#top + Math.max(this.#inSight, rowHeight)) / rowHeight) + spare,
          ),
        ];
    this.#drawing.draw(draw(this.#scene, geometry, [first, last]));
    this.#ruler.draw(this.#scene, this.#options.axis, geometry);
    this.#move();
  }

  #move(): void {
    if (this.#width === 0) return;
    const { x, width, rowHeight, middle, bar } = this.#geometry;
    const inSight = (place: number): boolean => place >= -edge && place <= width + edge;
    const rings = this.#marked.flatMap((step): [number, number][] => {
      const lane = this.#scene.timeline.laneOf[step];
      const row = lane === undefined ? undefined : this.#scene.row(lane === 'loop' ? lane : { lane });
      const place = x(this.positions.of[step] ?? 0);
      return row !== undefined && inSight(place) ? [[place, row * rowHeight + middle]] : [];
    });
    const { position } = this.#options.axis;
    const place = position === undefined ? undefined : x(position);
    const cursor = place !== undefined && inSight(place) ? place : undefined;
    this.#cursorLayer.move(cursor, rings, bar / 2 - 1);
    this.#ruler.move(cursor);
  }

  #hit(event: MouseEvent): number | undefined {
    const place = this.#lanes.getBoundingClientRect();
    const { x, rowHeight } = this.#geometry;
    const events = this.#eventsOfRow[Math.floor((event.clientY - place.top) / rowHeight)];
    if (!events?.length) return undefined;
    const reach = event instanceof PointerEvent && event.pointerType === 'touch' ? 18 : 7;
    return eventAt(events, event.clientX - place.left - this.#gutter - edge, reach, (step) =>
      x(this.positions.of[step] ?? 0),
    );
  }
}
