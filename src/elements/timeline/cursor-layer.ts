import { svg } from './svg.ts';

/**
 * The cursor and the rings around events. They move in every frame of a play-back: in a layer of their own, so that
 * what they move over is not drawn again.
 */
export class CursorLayer {
  readonly element: SVGSVGElement;
  readonly #moving: SVGGElement;
  readonly #cursor = svg('line', { class: 'timeline-cursor', y1: 0 });
  readonly #marks = svg('path', { class: 'timeline-marks' });

  constructor() {
    this.#moving = svg('g', {}, this.#marks, this.#cursor);
    this.element = svg('svg', { class: 'timeline-pointers', 'aria-hidden': 'true' }, this.#moving);
  }

  /** `left` is where the axis begins. */
  resize(width: number, height: number, left: number): void {
    this.element.setAttribute('width', String(width));
    this.element.setAttribute('height', String(height));
    this.#moving.setAttribute('transform', `translate(${left} 0)`);
    this.#cursor.setAttribute('y2', String(height));
  }

  /** Both in pixels from the beginning of the axis; no cursor without a place. */
  move(
    cursor: number | undefined,
    rings: readonly (readonly [x: number, y: number])[],
    radius: number,
  ): void {
    this.#cursor.toggleAttribute('hidden', cursor === undefined);
    if (cursor !== undefined) {
      this.#cursor.setAttribute('x1', String(cursor));
      this.#cursor.setAttribute('x2', String(cursor));
    }
    const ring = `a${radius} ${radius} 0 1 1 ${2 * radius} 0a${radius} ${radius} 0 1 1 ${-2 * radius} 0`;
    this.#marks.setAttribute('d', rings.map(([x, y]) => `M${x - radius} ${y}${ring}`).join(''));
  }
}
