import { drawArrows } from './draw-arrows.ts';
import { drawLane, segmentsInSight } from './draw-lane.ts';
import { firstAt, type Geometry, type Scene } from './scene.ts';
import { characterWidth, half, pathOf, seconds, ShapeCollector, type Label, type Shapes } from './shapes.ts';

/** One frame of the drawing: shapes by class name, and words that have room. */
export interface Drawing {
  readonly shapes: Shapes;
  readonly labels: readonly Label[];
  /** How many segments are in sight. */
  readonly size: number;
}

/** Draws the part in sight. What is smaller than a pixel is drawn once, however often it happens. */
export function draw(
  scene: Scene,
  geometry: Geometry,
  /** Rows in sight, the last not included. */
  [first, last]: readonly [number, number],
): Drawing {
  const collector = new ShapeCollector();
  const labels: Label[] = [];
  let size = 0;
  for (let index = Math.max(0, first); index < Math.min(last, scene.rows.length); index += 1) {
    const { lane } = scene.rows[index]!;
    if (!lane) continue;
    const inSight = segmentsInSight(scene, lane, geometry);
    size += inSight[1] - inSight[0];
    const center = index * geometry.rowHeight + geometry.middle;
    drawLane(collector, labels, scene, lane, center, geometry, inSight);
  }
  drawWaits(collector, labels, scene, geometry);
  drawArrows(collector, scene, geometry, [first, last]);
  return { shapes: collector.shapes, labels, size };
}

/** The same with SVG path data by class name. */
export function strokes(
  scene: Scene,
  geometry: Geometry,
  rows: readonly [number, number],
): { readonly paths: ReadonlyMap<string, string>; readonly labels: readonly Label[] } {
  const { shapes, labels } = draw(scene, geometry, rows);
  return { paths: new Map([...shapes].map(([name, numbers]) => [name, pathOf(name, numbers)])), labels };
}

/** The event loop's row: when it waited; and, through all rows, when a sleep held up the others. */
function drawWaits(
  collector: ShapeCollector,
  labels: Label[],
  { timeline, positions, rows, waits, row }: Scene,
  { x, width, rowHeight, middle, bar }: Geometry,
): void {
  const loop = row('loop');
  const center = loop === undefined ? 0 : loop * rowHeight + middle;
  // It ends with the program; beside others, an axis may go on.
  const [begin, end] = [Math.max(0, x(0)), Math.min(width, x(positions.extent))];
  if (loop !== undefined && end > begin) collector.add('loop', begin, center, end, center);
  let painted = -9;
  for (let index = firstAt(waits, (wait) => x(wait.to), 0); index < waits.length; index += 1) {
    const { from: start, to: end, pause } = waits[index]!;
    const left = x(start);
    const right = x(end);
    if (left > width) break;
    if (right - left < 1 && left - painted < 1.5) continue;
    painted = right;
    const [from, to] = [Math.max(-20, half(left)), Math.min(width + 20, half(right))];
    if (pause.lane === undefined && loop !== undefined) {
      collector.add('waits', from, center - bar / 2, to - from, bar);
      const room = Math.min(to, width) - Math.max(from, 0);
      const text = room > 40 ? `waits ${seconds(pause.to - pause.from)}` : '';
      if (text && room > text.length * characterWidth + 14)
        labels.push({ x: Math.max(from, 0) + 9, y: center + 4, text });
    } else if (pause.lane !== undefined) {
      const kind = timeline.lanes[pause.lane]?.of;
      // A scheduler that sleeps has nothing else to do; a task that sleeps holds up all the others.
      if (kind !== 'function' && kind !== 'module')
        collector.add('held-up', from, 0, to - from, rows.length * rowHeight);
    }
  }
}
