import { paintOrder, pathOf } from '../../trace/shapes.ts';
import type { Drawing } from '../../trace/draw.ts';
import { CanvasPainter, type Area } from './canvas-painter.ts';
import { hatches, hatchStyle } from './hatches.ts';
import { ComputedStyles } from './computed-styles.ts';
import { svg } from './svg.ts';

/** More segments than this in sight are painted. */
const mostLaidOut = 60;
/** Among more than this, dashes could neither be seen nor be drawn in time. */
const mostDashed = 600;

interface Options {
  /** Begins the ids of this drawing. */
  readonly id: string;
  /** Everything has to be drawn again. */
  readonly stale: () => void;
  readonly signal: AbortSignal;
}

/**
 * What stands on the lanes: shapes and words. SVG while little is in sight, for its dashes, and for print; a canvas
 * behind it where there is so much that laying out and filling paths would cost whole frames.
 */
export class LaneDrawing {
  readonly canvas: HTMLCanvasElement;
  readonly definitions: readonly SVGElement[];
  readonly shapes = svg('g', { class: 'timeline-shapes' });
  readonly words = svg('g', { class: 'timeline-labels' });
  readonly #id: string;
  readonly #painter = new CanvasPainter();
  readonly #styles: ComputedStyles;
  readonly #paths = new Map<string, SVGPathElement>();
  #printing = false;

  constructor({ id, stale, signal }: Options) {
    this.#id = id;
    this.definitions = hatches(id);
    this.canvas = this.#painter.element;
    this.canvas.hidden = true;
    this.#styles = new ComputedStyles(() => {
      if (!this.canvas.hidden) stale();
    }, signal);
    const print = matchMedia('print');
    print.addEventListener(
      'change',
      () => {
        this.#printing = print.matches;
        stale();
      },
      { signal },
    );
  }

  /** Paper has room for every row, and time for sharp ones. */
  get printing(): boolean {
    return this.#printing;
  }

  draw({ shapes, labels, size }: Drawing, area: Area): void {
    const dense = size > mostDashed;
    const painted = size > mostLaidOut && !this.#printing;
    // Before it is painted: the canvas learns from the paths what things look like, dashes included.
    this.shapes.toggleAttribute('data-dense', dense && !painted);
    if (painted) {
      this.#painter.paint(
        shapes,
        (name) =>
          this.#styles.of(
            name,
            () => this.#path(name),
            (hatch) =>
              this.definitions.find((each) => each.id === hatch)?.firstElementChild as SVGElement | null,
          ),
        area,
        !dense,
      );
    }
    this.canvas.hidden = !painted;
    for (const [name, path] of this.#paths) if (painted || !shapes.has(name)) path.removeAttribute('d');
    if (!painted)
      for (const [name, numbers] of shapes) this.#path(name).setAttribute('d', pathOf(name, numbers));
    this.words.replaceChildren(...labels.map((label) => svg('text', { x: label.x, y: label.y }, label.text)));
  }

  #path(name: string): SVGPathElement {
    const known = this.#paths.get(name);
    if (known) return known;
    const path = svg('path', {
      class: name,
      'data-order': paintOrder(name),
      ...hatchStyle(this.#id, name),
    });
    this.#paths.set(name, path);
    const after = [...this.shapes.children].find(
      (other) => Number(other.getAttribute('data-order')) > paintOrder(name),
    );
    this.shapes.insertBefore(path, after ?? null);
    return path;
  }
}
