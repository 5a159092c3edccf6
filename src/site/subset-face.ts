import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';

/** What is left of a font file. */
export interface FaceCut {
  /** Below `node_modules/@fontsource-variable`. */
  readonly file: string;
  /** Each character whose glyph stays. */
  readonly text: string;
  /** Axes that are narrowed, or pinned to one value; the others stay as they are. */
  readonly axes: Readonly<Record<string, number | { readonly min: number; readonly max: number }>>;
  /** OpenType features that stay, and with them the glyphs that they need. */
  readonly features: readonly string[];
  /** Tables that go. */
  readonly dropTables?: readonly string[];
}

/** Cuts a font file, and gives the absolute path of the result. HarfBuzz takes half a second, so it comes from `.cache/fonts`. */
export async function subsetFace(cut: FaceCut, root = process.cwd()): Promise<string> {
  const original = readFileSync(join(root, 'node_modules/@fontsource-variable', cut.file));
  const key = createHash('sha256').update(original).update(JSON.stringify(cut)).digest('hex').slice(0, 24);
  const folder = join(root, '.cache/fonts');
  const path = join(folder, `${key}.woff2`);
  if (existsSync(path)) return path;
  const font = await subsetFont(original, cut.text, {
    targetFormat: 'woff2',
    variationAxes: { ...cut.axes },
    keepFeatures: [...cut.features],
    dropTables: [...(cut.dropTables ?? [])],
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, font);
  return path;
}
