import type { Drawing } from '../../trace/draw.ts';
import { paintOrder, pathOf } from '../../trace/shapes.ts';
import { hatches, hatchStyle } from './hatches.ts';
import { svg } from './svg.ts';

/** Among more segments than this, dashes could neither be seen nor be drawn in time. */
const mostDashed = 600;

interface Options {
  /** Begins the ids of this drawing. */
  readonly id: string;
  /** Everything has to be drawn again. */
  readonly stale: () => void;
  readonly signal: AbortSignal;
}

/** What stands on the lanes: shapes, one path for each class name, and words. */
export class LaneDrawing {
  readonly definitions: readonly SVGElement[];
  readonly shapes = svg('g', { class: 'timeline-shapes' });
  readonly words = svg('g', { class: 'timeline-labels' });
  readonly #id: string;
  readonly #paths = new Map<string, SVGPathElement>();
  #printing = false;

  constructor({ id, stale, signal }: Options) {
    this.#id = id;
    this.definitions = hatches(id);
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

  /** Paper has room for every row, and time for dashes. */
  get printing(): boolean {
    return this.#printing;
  }

  draw({ shapes, labels, size }: Drawing): void {
    this.shapes.toggleAttribute('data-dense', size > mostDashed && !this.#printing);
    for (const [name, path] of this.#paths) if (!shapes.has(name)) path.removeAttribute('d');
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
