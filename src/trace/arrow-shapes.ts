import { firstAt, type Geometry, type Scene } from './scene.ts';
import type { Sheet } from './shapes.ts';

/** About so many are drawn, evenly spread: more could not be told apart. */
const mostArrows = 350;

/** Control changing hands, from row to row. */
export function drawArrows(
  sheet: Sheet,
  { arrows, pairs }: Scene,
  { x, width, rowHeight, middle, bar }: Geometry,
  [first, last]: readonly [number, number],
): void {
  const previous = new Map<number, number>();
  const apart = Math.max(3, (width * pairs) / mostArrows);
  for (let index = firstAt(arrows, (arrow) => x(arrow.at), -6); index < arrows.length; index += 1) {
    const { at: position, from, to, out, name } = arrows[index]!;
    const at = x(position);
    if (at > width + 6) break;
    if (Math.max(from, to) < first || Math.min(from, to) >= last) continue;
    const key = from * 1000 + to;
    if (at - (previous.get(key) ?? -Infinity) < apart) continue;
    previous.set(key, at);
    const down = to > from ? 1 : -1;
    // Out and in at one moment stand beside each other.
    const side = Math.round(at - 0.5) + 0.5 + (out ? 1 : -1);
    const start = from * rowHeight + middle + (down * bar) / 2;
    const end = to * rowHeight + middle - (down * bar) / 2;
    sheet.add(`line ${name}`, side, start, side, end - down * 3);
    sheet.add(`head ${name}`, side, end, down, 0);
  }
}
