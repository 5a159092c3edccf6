import type { FontProvider } from 'astro';
import { subsetFace, type FaceCut } from './subset-face.ts';

/** What Fontsource's Latin files hold, and so all that can be had. */
const LATIN = [
  [0x20, 0xff],
  0x131,
  [0x152, 0x153],
  [0x2bb, 0x2bc],
  0x2c6,
  0x2da,
  0x2dc,
  0x304,
  0x308,
  0x329,
  [0x2000, 0x206f],
  0x20ac,
  0x2122,
  0x2191,
  0x2193,
  0x2212,
  0x2215,
  0xfeff,
  0xfffd,
].flatMap((range) =>
  typeof range === 'number'
    ? [range]
    : Array.from({ length: range[1]! - range[0]! + 1 }, (_, n) => range[0]! + n),
);

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 \u00a0';
/** What nearly every page shows; a page that shows more of Latin fetches the rest. */
const PROSE = `${LETTERS}.,;:?!()/-‘’“”'+=_—`;
/**
 * What controls show, and what a timeline shows: if a font's file arrived while one opens, the page would be laid out anew,
 * and would not react for some 30 ms.
 */
const UI = `${LETTERS}.,;:?!()/-‘’“”'"&+=_–…#*·|↑↓<>×−`;
const CODE = String.fromCharCode(...Array.from({ length: 95 }, (_, n) => 32 + n)) + '\u00a0…‘’“”–—';

/** Weights above 600 are drawn as 600: a file with two designs is enough. */
const wght = { min: 400, max: 600 } as const;
/** Tables that no font keeps: for font menus, for underlines that change with the weight, and for vertical text. */
const TABLES = ['MVAR', 'STAT', 'vhea', 'vmtx'];
/** The table of how kerning changes with weight and size: a seventh of the file, for less than a pixel in a line. */
const KERNING_CHANGES = 'GDEF';

interface Face extends Omit<FaceCut, 'text'> {
  readonly style: 'normal' | 'italic';
  /** The characters of the file that a first visit fetches. */
  readonly often: string;
}

const faces: Readonly<Record<string, readonly Face[]>> = {
  // At one optical size: the others would add 9 kB to each first visit. The italic is for words in a sentence and for
  // quotations, which have dashes and ampersands. Without ligatures, since their letters do not touch in this font: 2.5
  // kB and 1.4 kB less.
  Literata: [
    {
      file: 'literata/files/literata-latin-opsz-normal.woff2',
      style: 'normal',
      often: PROSE,
      axes: { wght, opsz: 18 },
      features: ['kern'],
      dropTables: [KERNING_CHANGES],
    },
    {
      file: 'literata/files/literata-latin-wght-italic.woff2',
      style: 'italic',
      often: `${PROSE}"&–…·`,
      axes: { wght: 400 },
      features: ['kern'],
    },
  ],
  'Source Sans 3': [
    {
      file: 'source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
      style: 'normal',
      often: UI,
      axes: { wght },
      features: ['kern', 'tnum', 'lnum'],
      dropTables: [KERNING_CHANGES],
    },
  ],
  // Without its ligatures: a program is shown as it was typed. Code in italics is rare, and slanted by the browser.
  'JetBrains Mono': [
    {
      file: 'jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
      style: 'normal',
      often: CODE,
      axes: { wght },
      features: ['mark'],
    },
  ],
};

/**
 * Self-hosted files with the axes and glyphs that the pages use. Each face comes in two: what nearly every page shows,
 * and the rest of Latin, which a browser fetches when a page, or a reader's program, shows some of it.
 */
const provider: FontProvider = {
  name: 'subset',
  // Part of the name under which Astro keeps what was resolved: other faces are cut anew.
  config: { faces, LATIN, TABLES },
  resolveFont: async ({ familyName }) => ({
    fonts: (
      await Promise.all(
        (faces[familyName] ?? []).map(async (face) => {
          const often = new Set([...face.often].map((character) => character.codePointAt(0) ?? 0));
          const rest = LATIN.filter((code) => !often.has(code));
          // The letters first: Astro measures the first file of a family for the metrics of its fallbacks.
          return [await cut(face, 'often', [...often]), await cut(face, 'rest', rest)];
        }),
      )
    ).flat(),
  }),
};

/**
 * The first file is asked for before the styles are there (see Head.astro). Where it is late all the same, the page is
 * read in the fallback: no line is broken anew under the reader.
 */
const display = { often: 'optional', rest: 'swap' } as const;

async function cut(
  { often: _, style, dropTables = [], ...face }: Face,
  subset: keyof typeof display,
  codes: readonly number[],
) {
  const weight = typeof face.axes['wght'] === 'number' ? String(face.axes['wght']) : '400 700';
  const url = await subsetFace({
    ...face,
    dropTables: [...TABLES, ...dropTables],
    text: String.fromCodePoint(...codes),
  });
  return {
    src: [{ url, format: 'woff2' }],
    weight,
    style,
    display: display[subset],
    unicodeRange: ranges(codes),
    meta: { subset },
  };
}

/** Code points as CSS names them: `U+20-7E`. */
function ranges(codes: readonly number[]): string[] {
  const spans: { from: number; to: number }[] = [];
  for (const code of codes.toSorted((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last && last.to === code - 1) last.to = code;
    else spans.push({ from: code, to: code });
  }
  const hex = (code: number): string => code.toString(16).toUpperCase();
  return spans.map(({ from, to }) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`));
}

/** Astro adds fallbacks with the same metrics. */
export const fonts = [
  { name: 'Literata', cssVariable: '--font-literata', fallbacks: ['Georgia', 'serif'] },
  { name: 'Source Sans 3', cssVariable: '--font-source-sans', fallbacks: ['Arial', 'sans-serif'] },
  { name: 'JetBrains Mono', cssVariable: '--font-jetbrains-mono', fallbacks: ['monospace'] },
].map((family) => ({ ...family, provider }));
