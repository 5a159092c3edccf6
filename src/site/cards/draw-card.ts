import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import satori from 'satori';
import type { Box } from './box.ts';
import { cardSize } from '../card-size.ts';

const fontFiles = [
  ['Code', '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2'],
  ['Text', '@fontsource-variable/literata/files/literata-latin-wght-normal.woff2'],
] as const;

const fonts = fontFiles.map(([name, file]) => ({
  name,
  data: readFileSync(join(process.cwd(), 'node_modules', file)),
  weight: 400 as const,
  style: 'normal' as const,
}));

/** Part of the cache's key: raise it when the way of drawing changes. */
const drawing = 1;

/** Draws a card as PNG. Drawing takes a third of a second, so that what did not change comes from `.cache/cards`. */
export async function drawCard(card: Box): Promise<Buffer<ArrayBuffer>> {
  const key = createHash('sha256')
    .update(`${drawing}${JSON.stringify(card)}`)
    .digest('hex')
    .slice(0, 32);
  const folder = join(process.cwd(), '.cache/cards');
  const file = join(folder, `${key}.png`);
  if (existsSync(file)) return Buffer.from(readFileSync(file));
  const svg = await satori(card as unknown as Parameters<typeof satori>[0], { ...cardSize, fonts });
  const png = Buffer.from(new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng());
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, png);
  return png;
}
