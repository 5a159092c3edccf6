import { svg } from './svg.ts';

const hues = ['yield', 'await', 'both', 'plain', 'faint'] as const;

/** The patterns of what blocks, and of what it holds up (`faint`). Ids begin with the drawing's own. */
export function hatches(id: string): SVGPatternElement[] {
  return hues.map((hue) =>
    svg(
      'pattern',
      {
        id: `${id}-${hue}`,
        width: 6,
        height: 6,
        patternUnits: 'userSpaceOnUse',
        patternTransform: 'rotate(45)',
      },
      svg('line', { class: `hatch ${hue}`, x1: 3, x2: 3, y1: 0, y2: 6 }),
    ),
  );
}

/** The style that fills shapes of that class name with its pattern, where they have one. */
export function hatchStyle(id: string, className: string): Readonly<Record<string, string>> {
  const hue = className === 'held-up' ? 'faint' : /^blocked (\w+)/.exec(className)?.[1];
  return hue ? { style: `fill: url(#${id}-${hue})` } : {};
}
