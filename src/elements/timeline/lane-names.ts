import type { Row } from '../../trace/scene.ts';
import { svg } from './svg.ts';

/** About so wide is a character of a name, in pixels. */
const characterWidth = 7.2;
/** And so wide at most one of a task's name, on average. */
const groupCharacterWidth = 6;

/** How much room the names need on the left; none where they stand above their bars. */
export function gutterFor(rows: readonly Row[], width: number, narrow: number): number {
  if (width < narrow) return 0;
  const longest = Math.max(
    6,
    ...rows.map((row) => row.title.length + (row.group ? row.group.length + 2 : 0)),
  );
  return Math.min(Math.round(longest * characterWidth) + 14, Math.round(width * 0.36));
}

interface Place {
  readonly width: number;
  readonly gutter: number;
  readonly edge: number;
  readonly rowHeight: number;
  readonly middle: number;
}

/** The names of the frames and tasks, and the rules between tasks. */
export function laneNames(
  rows: readonly Row[],
  { width, gutter, edge, rowHeight, middle }: Place,
): SVGElement[] {
  const small = gutter === 0;
  const room = Math.floor((small ? width - 2 * edge : gutter - 8) / characterWidth);
  return rows.flatMap((row, index) => {
    const top = index * rowHeight;
    const free = Math.max(4, room - (row.group ? row.group.length + 2 : 0));
    const title = row.title.length > free ? `${row.title.slice(0, free - 1)}…` : row.title;
    const y = small ? top + 15 : top + middle + 4;
    const parts: SVGElement[] = [
      svg('text', { x: small ? edge : 4, y, class: row.lane ? 'name' : 'name loop' }, title),
    ];
    // Above the bars names stand in the way of arrows: these pass behind them.
    const behind = (x: number, letters: number): SVGElement =>
      svg('rect', { class: 'behind', x: x - 3, y: top + 3, width: letters + 6, height: 15 });
    if (small) parts.unshift(behind(edge, title.length * characterWidth));
    if (row.group) {
      const x = small ? width - edge : gutter - 4;
      const letters = row.group.length * groupCharacterWidth;
      if (small) parts.push(behind(x - letters, letters));
      parts.push(svg('text', { x, y, class: 'group', 'text-anchor': 'end' }, row.group));
    }
    if (row.begins) {
      parts.push(svg('line', { class: 'rule', x1: 0, x2: width, y1: top + 0.5, y2: top + 0.5 }));
    }
    return parts;
  });
}
