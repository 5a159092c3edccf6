import { expect, test } from 'vitest';
import { commonSheet, sheetFirst } from './fonts-in-styles.ts';

const page = (...sheets: string[]): string =>
  sheets.map((name) => `<link rel="stylesheet" href="/base/_astro/${name}">`).join('') +
  '<link rel="stylesheet" href="/base/_astro/print.1.css" media="print">';

test('the sheet that all pages link holds the faces, wherever it stands', () => {
  expect(commonSheet([page('a.1.css', 'all.2.css'), page('all.2.css'), page('b.3.css', 'all.2.css')])).toBe(
    'all.2.css',
  );
});

test('pages without a sheet in common are an error: one for print is none', () => {
  expect(() => commonSheet([page('a.1.css'), page('b.2.css')])).toThrow('No style sheet is linked by every');
});

test('the sheet with the order of the layers comes before all other styles', () => {
  const style = '<style>@layer site{}</style>';
  expect(sheetFirst(`<head>${style}${page('b.1.css', 'all.2.css')}`, 'all.2.css')).toBe(
    `<head>${page('all.2.css').replace(/<link[^>]*print[^>]*>/, '')}${style}${page('b.1.css')}`,
  );
  for (const right of [`<head>${page('all.2.css')}${style}`, `<head>${style}`])
    expect(sheetFirst(right, 'all.2.css')).toBe(right);
});
