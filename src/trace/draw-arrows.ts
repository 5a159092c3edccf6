import { firstAt, type Geometry, type Scene } from './scene.ts';
import type { ShapeCollector } from './shapes.ts';

/** With less room than this for each arrow, in pixels, they stand in columns so far apart, and others are left out. */
const leastRoom = 6;
/** The same where there is an arrow for each pixel: lines of many lanes would cover the lanes. */
const amongMany = 32;
/** Arrows no farther apart than this stand in one column. */
const column = 0.5;
/** Two arrows between the same rows are no nearer to each other than this. */
const apart = 3;

/** Control changing hands, from row to row. */
export function drawArrows(
  collector: ShapeCollector,
  { arrows }: Scene,
  { x, width, rowHeight, middle, bar }: Geometry,
  [first, last]: readonly [number, number],
): void {
  const begin = firstAt(arrows, (arrow) => x(arrow.at), -6);
  const end = firstAt(arrows, (arrow) => x(arrow.at), width + 6);
  const count = end - begin;
  const room = count > width ? amongMany : count * leastRoom > width ? leastRoom : 0;
  // Those that go out and those that come in stand in columns of their own: neither hides the other.
  const stands = { out: -Infinity, in: -Infinity };
  const previous = new Map<number, number>();
  for (let index = begin; index < end; index += 1) {
    const { at: position, from, to, out, name } = arrows[index]!;
    const at = x(position);
    if (Math.max(from, to) < first || Math.min(from, to) >= last) continue;
    const key = from * 1000 + to;
    if (at - (previous.get(key) ?? -Infinity) < apart) continue;
    const way = out ? 'out' : 'in';
    if (room > 0 && at - stands[way] > column) {
      if (at - stands[way] < room) continue;
      stands[way] = at;
    }
    previous.set(key, at);
    const down = to > from ? 1 : -1;
    // Out and in at one moment stand beside each other.
    const side = Math.round(at - 0.5) + 0.5 + (out ? 1 : -1);
    const start = from * rowHeight + middle + (down * bar) / 2;
    const tip = to * rowHeight + middle - (down * bar) / 2;
    collector.add(`line ${name}`, side, start, side, tip - down * 3);
    collector.add(`head ${name}`, side, tip, down, 0);
  }
}
