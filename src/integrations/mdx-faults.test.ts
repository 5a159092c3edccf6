import { satteri } from '@astrojs/markdown-satteri';
import { expect, test } from 'vitest';
import { withMdxFaults } from './mdx-faults.ts';

test.each([
  [
    'an unclosed tag',
    'Text.\n\n<Predict id="one">\n\nMore.',
    /^some\/page\.mdx:3:\d+: .*`<Predict>`.*; close/,
  ],
  ['a tag that is closed within another', '<A>\n\n<B>\n\n</A>', /^some\/page\.mdx:5:\d+: .*`<B>`.*; close/],
  ['a brace in the text', 'Text.\n\nA set { of numbers.', /^some\/page\.mdx:3:\d+: .*; .*in text write \\\{/],
  ['the id of a heading', '## A title {#the-id}', /^some\/page\.mdx:1:\d+: .*\\\{#some-id\\\}/],
  ['less than', 'Take 1 <2 of them.', /^some\/page\.mdx:1:\d+: .*write &lt;/],
])('%s is told with its file, its line and the next step', async (_what, mdx, told) => {
  const renderer = await withMdxFaults(satteri()).createMdxRenderer!({}, { optimize: false });
  await expect(renderer.process(mdx, 'some/page.mdx', {})).rejects.toThrow(told);
});

test('an error that names the file is left as it is', async () => {
  const fault = 'some/page.mdx: no id';
  const processor = withMdxFaults({
    ...satteri(),
    createMdxRenderer: () => Promise.resolve({ process: () => Promise.reject(new Error(fault)) }),
  });
  const renderer = await processor.createMdxRenderer!({}, { optimize: false });
  await expect(renderer.process('', 'some/page.mdx', {})).rejects.toThrow(new Error(fault));
});
