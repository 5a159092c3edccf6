import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { select } from 'd3-selection';
import { zoom, zoomIdentity, type D3ZoomEvent, type ZoomBehavior } from 'd3-zoom';
import type { AxisState } from './axis-state.ts';

interface Options {
  /** What a drag takes hold of. */
  readonly plot: SVGGElement;
  /** What the wheel turns over. */
  readonly lanes: SVGSVGElement;
  readonly axis: AxisState;
  readonly signal: AbortSignal;
}

/** Zooming and panning by mouse, touch and wheel. */
export class Gestures {
  readonly #options: Options;
  readonly #zoom: ZoomBehavior<SVGGElement, unknown>;
  #width = 1;
  #busy = false;

  constructor(options: Options) {
    this.#options = options;
    const { plot, lanes, axis, signal } = options;
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
        this.#busy = true;
        axis.pause();
      })
      .on('zoom', (event: D3ZoomEvent<SVGGElement, unknown>) => {
        if (event.sourceEvent) axis.show(event.transform.rescaleX(this.#whole).domain() as [number, number]);
      })
      .on('end', () => (this.#busy = false));
    select<SVGGElement, unknown>(plot).call(this.#zoom).on('dblclick.zoom', null);
    lanes.addEventListener(
      'wheel',
      (event) => {
        if (event.ctrlKey || event.metaKey || Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return;
        event.preventDefault();
        axis.pan(event.deltaX / this.#width);
      },
      { passive: false, signal },
    );
  }

  /** The place to move in, in pixels. */
  resize(width: number, height: number): void {
    this.#width = Math.max(1, width);
    const place: [[number, number], [number, number]] = [
      [0, 0],
      [width, height],
    ];
    this.#zoom.extent(place).translateExtent(place).scaleExtent([1, 10_000]);
  }

  /** What others did to the axis, d3-zoom has to know before the next gesture. */
  follow(): void {
    if (this.#busy) return;
    const { axis, plot } = this.#options;
    const [from, to] = axis.domain;
    const k = axis.extent / Math.max(1e-9, to - from);
    Reflect.set(plot, '__zoom', zoomIdentity.scale(k).translate(-this.#whole(from), 0));
  }

  get #whole(): ScaleLinear<number, number> {
    return scaleLinear([0, this.#options.axis.extent], [0, this.#width]);
  }
}
