import { expect, test } from 'vitest';
import { wrongNumbers } from './prose-numbers.ts';
import type { Section } from './sections.ts';

const section = (slug: string, body: string, number?: number): Section => ({
  slug,
  title: slug,
  label: slug,
  description: '',
  file: `${slug}.mdx`,
  body,
  shown: { claims: [], examples: [], headings: [], predictions: [] },
  ...(number !== undefined && { section: number }),
});
const swap = section('the-swap', '', 9);

test.each([
  ['index', 'As [section 9](./the-swap/#here) shows, and [the list](./claims/).'],
  ['mechanism', '[Section 9](../the-swap/) counts <ClaimCount /> claims, `[section 8](../the-swap/)`.'],
])('in %s, leaves what agrees', (slug, body) => {
  expect(wrongNumbers([section(slug, body), swap])).toEqual([]);
});

test.each([
  ['As [section 8](../the-swap/#here) shows.', /^a\.mdx: \[section 8\].* leads to section 9; correct/],
  ['The generators of section 3 do.', /^a\.mdx: "section 3" is no link.*; make it one/],
  ['It makes 49 claims.', /^a\.mdx: "49 claims" changes with every new claim; write <ClaimCount \/>/],
])('finds what is wrong in %j', (body, fault) => {
  expect(wrongNumbers([section('a', body), swap])).toEqual([expect.stringMatching(fault)]);
});
