/**
 * Shapes in numbers, by the class name that gives them their color: each list becomes one SVG path.
 * Four numbers a shape: left, top, width and height of a box or a capsule, both ends of a line, tip and direction (1 for
 * down, -1 for up) of a head, the middle of a cross.
 */
export type Shapes = ReadonlyMap<string, readonly number[]>;

type Form = 'box' | 'capsule' | 'line' | 'head' | 'cross';

/** The first words of the class names, later ones painted over earlier ones, and what they look like. */
const layers: readonly (readonly [name: string, form: Form])[] = [
  ['held-up', 'box'],
  ['loop', 'line'],
  ['made', 'line'],
  ['calling', 'box'],
  ['suspended', 'box'],
  ['blocked', 'box'],
  ['waits', 'capsule'],
  ['running', 'box'],
  ['over', 'line'],
  ['line', 'line'],
  ['head', 'head'],
  ['failed', 'cross'],
];

const layerOf = (className: string): string => className.split(' ')[0] ?? '';

/** What is painted over what: the higher number over the lower. */
export function paintOrder(className: string): number {
  return layers.findIndex(([name]) => name === layerOf(className));
}

/** What the shapes of that class look like. */
function formOf(className: string): Form {
  return layers[paintOrder(className)]?.[1] ?? 'box';
}

/** Collects shapes. */
export class ShapeCollector {
  readonly shapes = new Map<string, number[]>();

  add(name: string, a: number, b: number, c: number, d: number): void {
    const list = this.shapes.get(name);
    if (list) list.push(a, b, c, d);
    else this.shapes.set(name, [a, b, c, d]);
  }
}

/** The shapes of a class as one SVG path. */
export function pathOf(name: string, numbers: readonly number[]): string {
  const form = formOf(name);
  let path = '';
  for (let n = 0; n < numbers.length; n += 4)
    path += written[form](numbers[n]!, numbers[n + 1]!, numbers[n + 2]!, numbers[n + 3]!);
  return path;
}

const written: Readonly<Record<Form, (a: number, b: number, c: number, d: number) => string>> = {
  box: (left, top, width, height) => `M${left} ${top}H${left + width}V${top + height}H${left}Z`,
  capsule: (left, top, width, height) => {
    const round = Math.min(height, width) / 2;
    return `M${left + round} ${top}H${left + width - round}a${round} ${height / 2} 0 0 1 0 ${height}H${left + round}a${round} ${height / 2} 0 0 1 0 ${-height}Z`;
  },
  line: (x1, y1, x2, y2) => `M${x1} ${y1}L${x2} ${y2}`,
  head: (x, tip, down) => `M${x - 3.5} ${tip - down * 6}h7L${x} ${tip}Z`,
  cross: (x, y) => `M${x - 4} ${y - 4}l8 8m0 -8l-8 8`,
};

/** Words on the drawing. */
export interface Label {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** About so wide is a character of a label, in pixels. */
export const characterWidth = 6.1;

/** The middle of a pixel, where a thin line is sharp. */
export const half = (value: number): number => Math.round(value - 0.5) + 0.5;

/** `0.5 s`, in two digits. */
export function seconds(ms: number): string {
  return `${Number((ms / 1000).toPrecision(2))} s`;
}
