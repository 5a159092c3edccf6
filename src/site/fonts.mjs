// @ts-check
import { fontProviders } from 'astro/config';

const LATIN = /** @type {[string]} */ ([
  'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD',
]);

/**
 * @param {string} family
 * @param {string} file
 */
const src = (family, file) =>
  /** @type {[string]} */ ([`@fontsource-variable/${family}/files/${family}-latin-${file}.woff2`]);

/**
 * Self-hosted, the Latin subset only. Astro adds fallbacks with the same metrics, so that the swap moves nothing.
 * Literata carries its optical sizes in the roman, where headings need them; its italic stays small.
 */
export const fonts = [
  {
    name: 'Literata',
    cssVariable: '--font-literata',
    provider: fontProviders.local(),
    fallbacks: ['Georgia', 'serif'],
    unicodeRange: LATIN,
    options: {
      variants: [
        { src: src('literata', 'opsz-normal'), weight: '200 900', style: 'normal' },
        { src: src('literata', 'wght-italic'), weight: '200 900', style: 'italic' },
      ],
    },
  },
  {
    name: 'Source Sans 3',
    cssVariable: '--font-source-sans',
    provider: fontProviders.local(),
    fallbacks: ['Arial', 'sans-serif'],
    unicodeRange: LATIN,
    options: { variants: [{ src: src('source-sans-3', 'wght-normal'), weight: '200 900', style: 'normal' }] },
  },
  {
    name: 'JetBrains Mono',
    cssVariable: '--font-jetbrains-mono',
    provider: fontProviders.local(),
    fallbacks: ['monospace'],
    unicodeRange: LATIN,
    options: {
      variants: [
        { src: src('jetbrains-mono', 'wght-normal'), weight: '100 800', style: 'normal' },
        { src: src('jetbrains-mono', 'wght-italic'), weight: '100 800', style: 'italic' },
      ],
    },
  },
];
