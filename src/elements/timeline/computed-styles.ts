/** How a canvas has to paint what a class name stands for. */
export interface ComputedStyle {
  readonly fill: string | CanvasPattern | undefined;
  readonly stroke: string | undefined;
  readonly strokeWidth: number;
  /** Lengths of dashes and gaps in turn; none where the line is whole. */
  readonly dashes: readonly number[];
  readonly opacity: number;
}

const hatchSize = 6;

/**
 * The looks of SVG elements, for a canvas: one set of style rules serves both. They are read once and kept until the
 * theme changes.
 */
export class ComputedStyles {
  readonly #kept = new Map<string, ComputedStyle>();

  /** `changed` is called when they have to be read again. */
  constructor(changed: () => void, signal: AbortSignal) {
    const forget = (): void => {
      this.#kept.clear();
      changed();
    };
    const theme = new MutationObserver(forget);
    theme.observe(document.documentElement, { attributeFilter: ['data-theme', 'class', 'style'] });
    signal.addEventListener('abort', () => theme.disconnect());
    for (const query of [
      '(prefers-color-scheme: dark)',
      '(forced-colors: active)',
      '(prefers-contrast: more)',
    ])
      matchMedia(query).addEventListener('change', forget, { signal });
  }

  /** What an element of that name looks like; `hatchOf` gives the line that a pattern repeats. */
  of(name: string, element: () => SVGElement, hatchOf: (id: string) => SVGElement | null): ComputedStyle {
    const known = this.#kept.get(name);
    if (known) return known;
    const style = getComputedStyle(element());
    const hatch = /^url\("?#([^")]+)"?\)/.exec(style.fill)?.[1];
    const line = hatch === undefined ? null : hatchOf(hatch);
    const look: ComputedStyle = {
      fill: line ? hatching(line) : style.fill === 'none' ? undefined : style.fill,
      stroke: style.stroke === 'none' ? undefined : style.stroke,
      strokeWidth: Number.parseFloat(style.strokeWidth) || 1,
      dashes: style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(',').map(Number.parseFloat),
      opacity: Number(style.opacity),
    };
    this.#kept.set(name, look);
    return look;
  }
}

/** The canvas's form of the SVG pattern: a line, repeated and turned by 45 degrees. */
function hatching(line: SVGElement): CanvasPattern | undefined {
  const { stroke, strokeWidth, opacity } = getComputedStyle(line);
  const tile = document.createElement('canvas');
  const scale = Math.ceil(devicePixelRatio);
  tile.width = tile.height = hatchSize * scale;
  const context = tile.getContext('2d');
  if (!context) return undefined;
  const width = (Number.parseFloat(strokeWidth) || 1) * scale;
  context.globalAlpha = Number(opacity);
  context.fillStyle = stroke;
  context.fillRect((tile.width - width) / 2, 0, width, tile.height);
  const pattern = context.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().rotate(45).scale(1 / scale));
  return pattern ?? undefined;
}
