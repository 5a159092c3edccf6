/** How a piece of output looks, as the program asked for with SGR sequences. Colors are those of a terminal, 0 to 7. */
export interface TextStyle {
  readonly color?: number;
  readonly ground?: number;
  readonly bold?: true;
  readonly faint?: true;
  readonly italic?: true;
  readonly underline?: true;
  readonly struck?: true;
  readonly inverse?: true;
}

/** A piece of a line, all of one style. */
export interface StyledText {
  readonly text: string;
  readonly style?: TextStyle;
}

/** The classes that console.css knows. */
export function styleClasses(style: TextStyle): string {
  const { color, ground, ...marks } = style;
  return [
    ...Object.keys(marks).map((mark) => `sgr-${mark}`),
    ...(color === undefined ? [] : [`sgr-color-${color}`]),
    ...(ground === undefined ? [] : [`sgr-ground-${ground}`]),
  ].join(' ');
}

type Change = Readonly<Partial<Record<keyof TextStyle, TextStyle[keyof TextStyle] | undefined>>>;

const off = undefined;
const changes: Readonly<Record<number, Change>> = {
  1: { bold: true },
  2: { faint: true },
  3: { italic: true },
  4: { underline: true },
  7: { inverse: true },
  9: { struck: true },
  21: { underline: true },
  22: { bold: off, faint: off },
  23: { italic: off },
  24: { underline: off },
  27: { inverse: off },
  29: { struck: off },
  39: { color: off },
  49: { ground: off },
};

/**
 * The style after an SGR sequence with these parameters, each with what stands behind its colons; nothing when it is the
 * plain one again. What is not known changes nothing.
 */
export function changeStyle(
  before: TextStyle | undefined,
  parameters: readonly (readonly string[])[],
): TextStyle | undefined {
  let style: Change = { ...before };
  const given = parameters.length > 0 ? parameters : [['0']];
  for (let index = 0; index < given.length; index += 1) {
    const [first = '0', ...rest] = given[index] ?? [];
    const code = Number(first || '0');
    if (code === 0) style = {};
    else if (code === 38 || code === 48) {
      const flat = rest.length > 0 ? rest : given.slice(index + 1, index + 5).map(([one = '0']) => one);
      if (rest.length === 0) index += flat[0] === '5' ? 2 : flat[0] === '2' ? 4 : 0;
      const color = colorOf(flat);
      if (color !== undefined) style = { ...style, [code === 38 ? 'color' : 'ground']: color };
    } else if (code === 4 && rest[0] === '0') style = { ...style, underline: off };
    else if ((code >= 30 && code < 38) || (code >= 90 && code < 98)) style = { ...style, color: code % 10 };
    else if ((code >= 40 && code < 48) || (code >= 100 && code < 108))
      style = { ...style, ground: code % 10 };
    else style = { ...style, ...changes[code] };
  }
  const set = Object.entries(style).filter(([, value]) => value !== off);
  return set.length > 0 ? Object.fromEntries(set) : undefined;
}

/** The nearest of the eight colors: `5;n` is one of 256, `2;r;g;b` any. */
function colorOf([kind, ...values]: readonly string[]): number | undefined {
  const numbers = values.map(Number);
  if (kind === '2') {
    // With colons, a color space may stand before the three.
    const [r, g, b] = numbers.slice(-3);
    return r === undefined || g === undefined || b === undefined ? undefined : nearest(r, g, b);
  }
  const [n] = numbers;
  if (kind !== '5' || n === undefined || !(n >= 0 && n < 256)) return undefined;
  if (n < 16) return n % 8;
  if (n >= 232) return n < 244 ? 0 : 7;
  const cube = n - 16;
  return nearest(Math.floor(cube / 36) * 51, (Math.floor(cube / 6) % 6) * 51, (cube % 6) * 51);
}

function nearest(r: number, g: number, b: number): number {
  const [low, high] = [Math.min(r, g, b), Math.max(r, g, b)];
  if (high - low < 40) return high < 128 ? 0 : 7;
  const middle = (low + high) / 2;
  return (r > middle ? 1 : 0) + (g > middle ? 2 : 0) + (b > middle ? 4 : 0);
}
