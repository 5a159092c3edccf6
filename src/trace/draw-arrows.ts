import { firstAt, type Geometry, type Scene } from './scene.ts';
import type { ShapeCollector } from './shapes.ts';

// In pixels. Where arrows are many, they are drawn in columns, and those between two columns are left out.
/** From one column to the next. With more room than this for each arrow, all are drawn. */
const columnGap = 6;
/** The same where there are more arrows than pixels: nearer columns would cover the lanes. */
const columnGapInFlood = 32;
/** Arrows this near to each other share a column. */
const columnWidth = 0.5;
/** An arrow nearer than this to the one before it between the same rows is left out. */
const gapInRow = 3;

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
  const gap = count > width ? columnGapInFlood : count * columnGap > width ? columnGap : 0;
  // Those that go out and those that come in have columns of their own: neither hides the other.
  const lastColumn = { out: -Infinity, in: -Infinity };
  /** Where the last arrow between two rows is. */
  const lastBetween = new Map<number, number>();
  for (let index = begin; index < end; index += 1) {
    const { at: position, from, to, out, name } = arrows[index]!;
    const at = x(position);
    if (Math.max(from, to) < first || Math.min(from, to) >= last) continue;
    const key = from * 1000 + to;
    if (at - (lastBetween.get(key) ?? -Infinity) < gapInRow) continue;
    const direction = out ? 'out' : 'in';
    const fromColumn = at - lastColumn[direction];
    if (gap > 0 && fromColumn > columnWidth) {
      if (fromColumn < gap) continue;
      lastColumn[direction] = at;
    }
    lastBetween.set(key, at);
    const down = to > from ? 1 : -1;
    // Out and in at one moment are drawn side by side.
    const side = Math.round(at - 0.5) + 0.5 + (out ? 1 : -1);
    const start = from * rowHeight + middle + (down * bar) / 2;
    const tip = to * rowHeight + middle - (down * bar) / 2;
    collector.add(`line ${name}`, side, start, side, tip - down * 3);
    collector.add(`head ${name}`, side, tip, down, 0);
  }
}
