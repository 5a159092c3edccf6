import fc from 'fast-check';
import { micromark } from 'micromark';
import { describe, expect, test } from 'vitest';
import { formatAnswer, type Answer, type Dialect } from './forum.ts';

const link = 'https://example.org/mechanism/#chain~v1.a_b-c_';
const base: Answer = {
  title: 'The chain',
  language: 'python',
  files: { 'main.py': 'print("a")\n' },
  entry: 'main.py',
  output: 'a\n',
  engine: 'CPython 3.14.2',
  link,
};

const wholes: readonly [Dialect, string][] = [
  [
    'markdown',
    '```python\nprint("a")\n```\n\nIt prints (CPython 3.14.2):\n\n```text\na\n```\n\n' +
      `[Run or edit it: The chain](<${link}>)\n`,
  ],
  [
    'discourse',
    '```python\nprint("a")\n```\n\nIt prints (CPython 3.14.2):\n\n```text\na\n```\n\n' +
      `Run or edit it: The chain\n\n${link}\n`,
  ],
  [
    'reddit',
    `    print("a")\n\nIt prints (CPython 3.14.2):\n\n    a\n\n[Run or edit it: The chain](<${link}>)\n`,
  ],
  [
    'rst',
    '.. code-block:: python\n\n   print("a")\n\nIt prints (CPython 3.14.2):\n\n.. code-block:: text\n\n   a\n\n' +
      '`Run or edit it: The chain <https://example.org/mechanism/#chain~v1.a\\_b-c\\_>`__\n',
  ],
  [
    'html',
    '<pre><code class="language-python">print(&quot;a&quot;)</code></pre>\n\n<p>It prints (CPython 3.14.2):</p>\n\n' +
      `<pre><samp>a</samp></pre>\n\n<p><a href="${link}">Run or edit it: The chain</a></p>\n`,
  ],
  ['plain', `print("a")\n\nIt prints (CPython 3.14.2):\n\na\n\nRun or edit it: The chain\n${link}\n`],
];
test.each(wholes)('a whole answer: %s', (dialect, text) => {
  expect(formatAnswer(base, dialect)).toBe(text);
});

test('what a program reads stands before what it prints', () => {
  expect(formatAnswer({ ...base, stdin: 'send 5\n' }, 'markdown')).toContain(
    'print("a")\n```\n\nIt reads from standard input:\n\n```text\nsend 5\n```\n\nIt prints (CPython 3.14.2):',
  );
  expect(formatAnswer({ ...base, stdin: '' }, 'plain')).toBe(formatAnswer(base, 'plain'));
});

const parts: readonly [string, Dialect, Partial<Answer>, string][] = [
  [
    'a fence in the code',
    'markdown',
    { files: { 'main.py': 's = """\n```\n"""' } },
    '````python\ns = """\n```\n"""\n````\n',
  ],
  ['tildes need nothing', 'markdown', { files: { 'main.py': '~~~' } }, '```python\n~~~\n```\n'],
  [
    'HTML in the code',
    'html',
    { files: { 'main.py': '</code><script>&amp;' } },
    '&lt;/code&gt;&lt;script&gt;&amp;amp;',
  ],
  ['HTML in the output', 'html', { output: '<b>' }, '<samp>&lt;b&gt;</samp>'],
  ['HTML in a fence stays', 'markdown', { output: '<b>' }, '```text\n<b>\n```'],
  ['tabs in the code', 'reddit', { files: { 'main.py': 'if 1:\n\tx' } }, '    if 1:\n    \tx\n'],
  ['tabs in reStructuredText', 'rst', { files: { 'main.py': 'if 1:\n\tx' } }, '   if 1:\n           x\n'],
  ['empty lines', 'reddit', { files: { 'main.py': 'a\n\nb' } }, '    a\n\n    b\n'],
  ['no output', 'markdown', { output: '' }, 'It prints nothing (CPython 3.14.2).'],
  ['only newlines printed', 'html', { output: '\n\n' }, '<p>It prints nothing (CPython 3.14.2).</p>'],
  [
    'all output indented',
    'rst',
    { output: '  a\n   b' },
    '.. code-block:: text\n   :class: output\n\n     a\n      b\n',
  ],
  ['a title with marks', 'markdown', { title: '__await__ [a] <b>' }, '\\_\\_await\\_\\_ \\[a\\] \\<b\\>](<'],
  ['a title with marks in HTML', 'html', { title: '"<b>' }, '&quot;&lt;b&gt;</a>'],
  ['a link in HTML', 'html', { link: 'https://e.org/?a=1&b="' }, 'href="https://e.org/?a=1&amp;b=&quot;"'],
  ['NUL and escape', 'plain', { output: 'a\0\x1b[31m' }, 'a␀␛[31m'],
  ['what turns a line of output round', 'plain', { output: 'a\u202eb' }, 'a<U+202E>b'],
  ['Windows newlines', 'markdown', { output: 'a\r\nb\r\n' }, '```text\na\nb\n```'],
  ['a lone surrogate', 'plain', { output: 'a\ud800b' }, 'a\ufffdb'],
  [
    'the entry before a name that an object puts first',
    'plain',
    { files: { '1': 'one', 'main.py': 'main' } },
    'main.py:\n\nmain\n\n1:\n\none\n\n',
  ],
  [
    'several files',
    'markdown',
    { files: { 'main.py': 'import a', 'a_b.py': '' } },
    '`main.py`:\n\n```python\nimport a\n```\n\n`a_b.py`:\n',
  ],
  [
    'JavaScript',
    'markdown',
    { language: 'javascript', files: { 'main.mjs': 'a()' }, entry: 'main.mjs' },
    '```javascript\na()\n```',
  ],
  [
    'no end of a line but \\n',
    'rst',
    { output: 'a\u2028.. raw:: html\u0085b\u2029c' },
    '   a␤.. raw:: html␤b␤c\n',
  ],
  [
    'a name with backquotes',
    'rst',
    { files: { 'main.py': '', '.. ``x``<javascript:a()>`_': '' } },
    '\n\\ .. \\`\\`x\\`\\`\\<javascript\\:a()\\>\\`\\_:\n',
  ],
  ['much output', 'plain', { output: 'x\n'.repeat(150) }, 'x\n… 50 more lines\n'],
];
describe('a part of an answer', () => {
  test.each(parts)('%s: %s', (_, dialect, change, part) => {
    expect(formatAnswer({ ...base, ...change }, dialect)).toContain(part);
  });
});

test.each(['`', '\n', '\u0085', '* ', '\\', '\t'])('100,000 of %j are answered at once', (part) => {
  const text = part.repeat(100_000);
  for (const dialect of ['markdown', 'rst', 'html', 'plain'] as const) {
    const start = performance.now();
    expect(formatAnswer({ ...base, files: { 'main.py': `${text}.` }, output: text }, dialect)).not.toBe('');
    expect(performance.now() - start).toBeLessThan(500);
  }
});

/** Text in which marks are more frequent than in life. */
const nasty = fc
  .array(
    fc.constantFrom(
      '`',
      '```',
      '~~~',
      '\n',
      '\t',
      '    ',
      '<b>',
      '</code></pre>',
      '&lt;',
      '\\',
      '*',
      'é',
      '🐍',
      '[x]: y',
      '- ',
      '# ',
    ),
    {
      maxLength: 30,
    },
  )
  .map((pieces) => `${pieces.join('')}.`);

/** The text of the blocks of code in HTML. */
function blocksOf(html: string): string[] {
  return [...html.matchAll(/<pre><(?:code|samp)[^>]*>([\s\S]*?)<\/(?:code|samp)><\/pre>/g)].map((match) =>
    (match[1] ?? '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
      .replace(/\n$/, ''),
  );
}

test.each(['markdown', 'discourse', 'html'] as const)('%s gives back any code and output', (dialect) => {
  fc.assert(
    fc.property(nasty, nasty, (code, output) => {
      const text = formatAnswer({ ...base, files: { 'main.py': code }, output }, dialect);
      expect(blocksOf(dialect === 'html' ? text : micromark(text))).toEqual([code, output]);
    }),
  );
});

test('reddit gives back code, blank lines at its edges excepted', () => {
  fc.assert(
    fc.property(nasty, (code) => {
      const text = formatAnswer({ ...base, files: { 'main.py': code } }, 'reddit');
      const trim = (block: string) => block.replace(/^(?:[ \t]*\n)+/, '').replaceAll(/^[ \t]+$/gm, '');
      expect(trim(blocksOf(micromark(text))[0] ?? '')).toEqual(trim(code));
    }),
  );
});

test('an answer’s words go before its code, in the dialect’s own marks', () => {
  const text = ['Only `a_b` waits.', 'Python 3.5.'];
  const answer = {
    title: 'T',
    language: 'python',
    files: { 'main.py': 'x\n' },
    entry: 'main.py',
    link: 'https://a.example/',
    text,
  } as const;
  expect(formatAnswer(answer, 'markdown')).toMatch(/^Only `a_b` waits\.\n\nPython 3\.5\.\n\n```python\nx\n/);
  expect(formatAnswer(answer, 'html')).toMatch(/^<p>Only <code>a_b<\/code> waits\.<\/p>\n\n<p>/);
  expect(formatAnswer(answer, 'rst')).toMatch(/^Only ``a_b`` waits\./);
});
