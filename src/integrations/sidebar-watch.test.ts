import { expect, test } from 'vitest';
import { SidebarWatch } from './sidebar-watch.ts';

const one = { slug: 'one', label: 'One', section: 1 };
const two = { slug: 'two', label: 'Two', section: 2 };

test.each([
  ['a section that came', [one, two, { slug: 'more', label: 'More' }]],
  ['one that went', [one]],
  ['another number', [one, { ...two, section: 3 }]],
  ['another label', [one, { ...two, label: 'Second' }]],
])('%s makes a sidebar stale, once', (_what, pages) => {
  const watch = new SidebarWatch([one, two]);
  expect(watch.isStale(pages)).toBe(true);
  expect(watch.isStale(pages)).toBe(false);
});

test('what is written in a section, and a section that cannot be read, change no sidebar', () => {
  const watch = new SidebarWatch([one, two]);
  expect(watch.isStale([{ ...one }, { ...two }])).toBe(false);
  expect(watch.isStale(undefined)).toBe(false);
  expect(watch.isStale([one, two])).toBe(false);
});

test('a copy with the slug of another asks for a start once it has its own, or is gone', () => {
  const watch = new SidebarWatch([one, two]);
  expect(watch.isStale([one, two, { ...two }])).toBe(false);
  expect(watch.isStale([one, two])).toBe(true);
  expect(watch.isStale([one, two])).toBe(false);
});
