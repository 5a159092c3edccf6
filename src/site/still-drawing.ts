import { scaleLinear } from 'd3-scale';
import { positions as positionsOf, type AxisKind } from '../trace/axis.ts';
import { strokes } from '../trace/draw.ts';
import { sceneOf, type Scene } from '../trace/scene.ts';
import { paintOrder, type Label } from '../trace/shapes.ts';
import type { Timeline } from '../trace/timeline.ts';

export interface StillOptions {
  readonly axis: AxisKind;
  /** How far the axis reaches, in milliseconds; the run's own length without it. */
  readonly until?: number | undefined;
  /** Names of tasks and marks for output, as in a live timeline. */
  readonly detailed: boolean;
  /** For a phone: names above the bars, and half as wide. */
  readonly small: boolean;
}

/** A drawing that never changes, ready to be written down as SVG. */
export interface StillDrawing {
  readonly width: number;
  readonly height: number;
  /** Where the bars begin, from the left and from the top. */
  readonly left: number;
  readonly top: number;
  readonly ticks: readonly { readonly x: number; readonly text: string }[];
  readonly marks: string;
  readonly names: readonly Name[];
  /** Above which rows a rule is drawn. */
  readonly rules: readonly number[];
  /** Class name and path data, in the order of painting. */
  readonly paths: readonly (readonly [string, string])[];
  readonly labels: readonly Label[];
}

interface Name extends Label {
  readonly class: string;
  readonly anchor?: 'end';
}

/** How wide a letter of a name is. */
const letter = 7.2;
const edge = 8;

/** Draws a timeline once and for all. */
export function drawStill(timeline: Timeline, { axis, until, detailed, small }: StillOptions): StillDrawing {
  const positions = positionsOf(timeline, axis);
  const scene = sceneOf(timeline, positions);
  const extent = (axis === 'time' ? until : undefined) ?? positions.extent;
  const width = small ? 352 : 680;
  const gutter = small ? 0 : detailed ? gutterOf(scene, width) : 184;
  const plot = width - gutter - 2 * edge;
  const rowHeight = small ? 40 : 28;
  const ruler = axis === 'time' ? 24 : 6;
  const top = detailed ? ruler + 14 : ruler;
  const x = scaleLinear([0, extent], [0, plot]);
  const { paths, labels } = strokes(
    scene,
    { x: (position) => x(position), width: plot, rowHeight, middle: small ? 28 : 14, bar: 14 },
    [0, scene.rows.length],
  );
  const seconds = x.copy().domain([0, extent / 1000]);
  const count = small ? 4 : 6;
  const left = gutter + (small ? edge : 0);
  return {
    width,
    height: top + scene.rows.length * rowHeight + 4,
    left,
    top,
    ticks:
      axis === 'time'
        ? seconds
            .ticks(count)
            .map((tick) => ({ x: left + seconds(tick), text: `${seconds.tickFormat(count)(tick)} s` }))
        : [],
    marks: detailed ? marksOf(scene, x, left, ruler + 5) : '',
    names: namesOf(scene, { detailed, small, rowHeight, width, gutter }),
    rules: scene.rows.flatMap(({ begins }, index) => (begins ? [index * rowHeight + 0.5] : [])),
    paths: [...paths].sort(([a], [b]) => paintOrder(a) - paintOrder(b)),
    labels,
  };
}

function gutterOf({ rows }: Scene, width: number): number {
  const longest = Math.max(
    6,
    ...rows.map(({ title, group }) => title.length + (group ? group.length + 2 : 0)),
  );
  return Math.min(Math.round(longest * letter) + 14, Math.round(width * 0.36));
}

/** A mark for each piece of output. */
function marksOf({ timeline, positions }: Scene, x: (at: number) => number, left: number, y: number): string {
  let last = -9;
  return timeline.events
    .flatMap((event, step) => {
      const at = x(positions.of[step] ?? 0);
      if (event.kind !== 'output' || at - last < 1.5) return [];
      last = at;
      return [`M${Math.round((left + at) * 10) / 10} ${y}l4 4l-4 4l-4 -4Z`];
    })
    .join('');
}

function namesOf(
  { rows }: Scene,
  {
    detailed,
    small,
    rowHeight,
    width,
    gutter,
  }: Record<'rowHeight' | 'width' | 'gutter', number> & Record<'detailed' | 'small', boolean>,
): Name[] {
  const room = Math.floor((small ? width - 2 * edge : gutter - 8) / letter);
  return rows.flatMap((row, index) => {
    const group = detailed ? row.group : '';
    const free = Math.max(4, room - (group ? group.length + 2 : 0));
    const text = row.title.length > free ? `${row.title.slice(0, free - 1)}…` : row.title;
    const y = index * rowHeight + (small ? 15 : 18);
    const name: Name = { x: small ? edge : 4, y, text, class: row.lane ? 'name' : 'name loop' };
    const end = small ? width - edge : gutter - 8;
    return group ? [name, { x: end, y, text: group, class: 'group', anchor: 'end' }] : [name];
  });
}
