import { expect, it } from 'vitest';
import { nearest } from './nearest-address.ts';

const paths = [
  '/',
  '/claims/',
  '/play/',
  '/playground/',
  '/sample-1-generators/',
  '/x/sample1-original/',
  '/x/sample2-original/',
];

it.each([
  ['/claim/', '/claims/'],
  ['/Playground', '/playground/'],
  ['/claims.html', '/claims/'],
  ['/sample-1-generator/', '/sample-1-generators/'],
  ['/sample_1_generators/', '/sample-1-generators/'],
  ['/sample-1-generators/the-loop/', '/sample-1-generators/'],
  ['/x/sample2-orignal/', '/x/sample2-original/'],
  ['/sample2-original/', '/x/sample2-original/'],
  ['/SAMPLE2-ORIGINAL/embed', '/x/sample2-original/'],
])('what was meant by %s', (wanted, meant) => {
  expect(nearest(wanted, paths)).toBe(meant);
});

it.each(['/', '/wp-login.php', '/x/', '/favicon', '/a/b/c/d/', '/%E0%A4%A', '/claims/'])(
  'nothing is near to %s',
  (wanted) => {
    expect(nearest(wanted, paths)).toBeUndefined();
  },
);

it('an address without end takes no time', () => {
  expect(nearest(`/${'a/'.repeat(4000)}`, paths)).toBeUndefined();
});
