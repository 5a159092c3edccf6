import { expect, test } from 'vitest';
import { element } from './element.ts';
import { codeLines, filePanel, fileTabs } from './program-files.ts';
import { toHtml } from './to-html.ts';

test('no text and no attribute ends what it stands in', () => {
  const hostile = '</span><script>"&amp;\'';
  expect(toHtml(element('span', { title: hostile, hidden: '', lang: undefined }, [hostile]))).toBe(
    '<span title="&lt;/span>&lt;script>&quot;&amp;amp;\'" hidden>&lt;/span>&lt;script>"&amp;amp;\'</span>',
  );
});

test('lines have their newlines and, of the entry, their addresses', () => {
  const lines = [
    [
      { text: 'await', role: 'await' },
      { text: ' a < b', role: 'plain' },
    ],
    [],
  ] as const;
  expect(codeLines(lines, 'one').map(toHtml)).toEqual([
    '<span class="line" id="one:L1"><span class="tok-await">await</span> a &lt; b\n</span>',
    '<span class="line" id="one:L2">\n</span>',
  ]);
  expect(codeLines([[]]).map(toHtml)).toEqual(['<span class="line">\n</span>']);
});

test('a hidden character stands in a box, in any role', () => {
  const [line] = codeLines([[{ text: '"a\u202eb"', role: 'string' }]]).map(toHtml);
  expect(line).toContain('"a<span class="hidden-character" data-code="U+202E"');
});

test('each tab names its panel, and each panel its tab', () => {
  const paths = ['main.py', 'other.py'];
  const tabs = toHtml(fileTabs('one', paths));
  for (const index of [0, 1]) {
    const panel = toHtml(filePanel('one', paths, index, []));
    const id = / id="([^"]+)"/.exec(panel)?.[1];
    const tab = / aria-labelledby="([^"]+)"/.exec(panel)?.[1];
    expect(tabs).toContain(`id="${tab}" aria-controls="${id}"`);
  }
});

test('a program of one file has neither tabs nor headings', () => {
  expect(toHtml(filePanel('one', ['main.py'], 0, []))).toBe(
    '<div class="cell-file" data-file="main.py" data-active>' +
      '<pre class="code" translate="no" tabindex="0" role="group" aria-label="main.py"><code></code></pre></div>',
  );
});
