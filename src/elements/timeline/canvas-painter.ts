import { formOf, paintOrder, type Form, type Shapes } from '../../trace/shapes.ts';
import type { ComputedStyle } from './computed-styles.ts';
import { html } from './svg.ts';

/** What of the drawing the canvas covers, in its pixels. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** From the left edge to where the axis begins. */
  readonly origin: number;
}

/** Narrower than this, nobody sees round ends. */
const leastRound = 8;

/** Paints thousands of shapes in the time in which SVG would lay out hundreds. */
export class CanvasPainter {
  readonly element = html('canvas', { class: 'timeline-canvas', 'aria-hidden': 'true' });

  /** Paints all shapes anew. */
  paint(shapes: Shapes, lookOf: (name: string) => ComputedStyle, area: Area, dashed: boolean): void {
    const context = this.element.getContext('2d');
    if (!context) return;
    this.#cover(area);
    const ratio = devicePixelRatio;
    context.setTransform(ratio, 0, 0, ratio, area.origin * ratio, -area.top * ratio);
    context.clearRect(-area.origin, area.top, area.width, area.height);
    for (const name of [...shapes.keys()].sort((a, b) => paintOrder(a) - paintOrder(b))) {
      const styled = lookOf(name);
      const look = dashed ? styled : { ...styled, dashes: [] };
      context.globalAlpha = look.opacity;
      context.lineWidth = look.strokeWidth;
      if (look.fill) context.fillStyle = look.fill;
      if (look.stroke) context.strokeStyle = look.stroke;
      painted[formOf(name)](context, shapes.get(name) ?? [], look);
    }
    context.globalAlpha = 1;
  }

  #cover({ left, top, width, height }: Area): void {
    const { element } = this;
    const ratio = devicePixelRatio;
    const [pixelsAcross, pixelsDown] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (element.width !== pixelsAcross || element.height !== pixelsDown) {
      element.width = pixelsAcross;
      element.height = pixelsDown;
      element.style.inlineSize = `${width}px`;
      element.style.blockSize = `${height}px`;
    }
    element.style.translate = `${left}px ${top}px`;
  }
}

type Paint = (context: CanvasRenderingContext2D, numbers: readonly number[], look: ComputedStyle) => void;

const box: Paint = (context, numbers, { fill, stroke, strokeWidth, dashes }) => {
  for (let n = 0; n < numbers.length; n += 4) {
    const [x, y, width, height] = [numbers[n]!, numbers[n + 1]!, numbers[n + 2]!, numbers[n + 3]!];
    if (fill) {
      if (dashes.length > 0) context.fillStyle = fill;
      context.fillRect(x, y, width, height);
    }
    if (!stroke) continue;
    if (dashes.length === 0) context.strokeRect(x, y, width, height);
    else {
      context.fillStyle = stroke;
      dashAround(context, x, y, width, height, strokeWidth, dashes);
    }
  }
};

/** A dashed outline, clockwise from the left top corner: as boxes, because those are painted a hundred times as fast. */
function dashAround(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  thick: number,
  dashes: readonly number[],
): void {
  const aside = thick / 2;
  const length = 2 * (width + height);
  const corners = [0, width, width + height, 2 * width + height, length];
  let side = 0;
  let index = 0;
  for (let at = 0; at < length; index += 1) {
    const end = Math.min(length, at + (dashes[index % dashes.length] ?? 1));
    for (; index % 2 === 0 && at < end;) {
      while (at >= corners[side + 1]!) side += 1;
      const begin = at - corners[side]!;
      const reach = Math.min(end, corners[side + 1]!) - at;
      if (side === 0) context.fillRect(x + begin, y - aside, reach, thick);
      else if (side === 1) context.fillRect(x + width - aside, y + begin, thick, reach);
      else if (side === 2) context.fillRect(x + width - begin - reach, y + height - aside, reach, thick);
      else context.fillRect(x - aside, y + height - begin - reach, thick, reach);
      at += reach;
    }
    at = end;
  }
}

const painted: Readonly<Record<Form, Paint>> = {
  box,
  capsule(context, numbers, look) {
    for (let n = 0; n < numbers.length; n += 4) {
      const [x, y, width, height] = [numbers[n]!, numbers[n + 1]!, numbers[n + 2]!, numbers[n + 3]!];
      if (width < leastRound) {
        box(context, [x, y, width, height], look);
        continue;
      }
      context.beginPath();
      context.roundRect(x, y, width, height, height / 2);
      if (look.fill) context.fill();
      if (look.stroke) context.stroke();
    }
  },
  line(context, numbers, { stroke, strokeWidth, dashes }) {
    if (!stroke) return;
    if (dashes.length > 0) {
      context.setLineDash([...dashes]);
      for (let n = 0; n < numbers.length; n += 4) {
        context.beginPath();
        context.moveTo(numbers[n]!, numbers[n + 1]!);
        context.lineTo(numbers[n + 2]!, numbers[n + 3]!);
        context.stroke();
      }
      context.setLineDash([]);
      return;
    }
    // All of them go up and down or from left to right: as boxes, too.
    context.fillStyle = stroke;
    const aside = strokeWidth / 2;
    for (let n = 0; n < numbers.length; n += 4) {
      const [x1, y1, x2, y2] = [numbers[n]!, numbers[n + 1]!, numbers[n + 2]!, numbers[n + 3]!];
      if (x1 === x2) context.fillRect(x1 - aside, Math.min(y1, y2), strokeWidth, Math.abs(y2 - y1));
      else context.fillRect(Math.min(x1, x2), y1 - aside, Math.abs(x2 - x1), strokeWidth);
    }
  },
  head(context, numbers) {
    context.beginPath();
    for (let n = 0; n < numbers.length; n += 4) {
      const [x, tip, down] = [numbers[n]!, numbers[n + 1]!, numbers[n + 2]!];
      context.moveTo(x - 3.5, tip - down * 6);
      context.lineTo(x + 3.5, tip - down * 6);
      context.lineTo(x, tip);
    }
    context.fill();
  },
  cross(context, numbers) {
    context.beginPath();
    for (let n = 0; n < numbers.length; n += 4) {
      const [x, y] = [numbers[n]!, numbers[n + 1]!];
      context.moveTo(x - 4, y - 4);
      context.lineTo(x + 4, y + 4);
      context.moveTo(x + 4, y - 4);
      context.lineTo(x - 4, y + 4);
    }
    context.stroke();
  },
};
