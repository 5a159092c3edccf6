import { drawArrows } from './arrow-shapes.ts';
import type { Label } from './labels.ts';
import { drawLane, segmentsInSight } from './lane-shapes.ts';
import type { Geometry, Scene } from './scene.ts';
import { pathOf, Sheet, type Shapes } from './shapes.ts';
import { drawWaits } from './wait-shapes.ts';

export type { Label } from './labels.ts';
export { sceneOf, type Geometry, type Scene } from './scene.ts';
export { paintOrder } from './shapes.ts';

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
  const sheet = new Sheet();
  const labels: Label[] = [];
  let size = 0;
  for (let index = Math.max(0, first); index < Math.min(last, scene.rows.length); index += 1) {
    const { lane } = scene.rows[index]!;
    if (!lane) continue;
    const inSight = segmentsInSight(scene, lane, geometry);
    size += inSight[1] - inSight[0];
    const center = index * geometry.rowHeight + geometry.middle;
    drawLane(sheet, labels, scene, lane, center, geometry, inSight);
  }
  drawWaits(sheet, labels, scene, geometry);
  drawArrows(sheet, scene, geometry, [first, last]);
  return { shapes: sheet.shapes, labels, size };
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
