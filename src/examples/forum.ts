import { visible, visibleControls } from '../characters/visible.ts';
import type { Language } from '../runtime/runtime.ts';
import { pathsInOrder } from './file-paths.ts';
import type { Files } from './share.ts';

/** What an answer is made of. */
export interface Answer {
  /** "Sample 1, as the article prints it" */
  readonly title: string;
  /** What is said before the code, a paragraph each; `code spans` are code in every dialect. */
  readonly text?: readonly string[];
  readonly language: Language;
  /** Text by path. */
  readonly files: Files;
  /** The file that is run, and so the one that is shown first. */
  readonly entry: string;
  /** What it reads from standard input, if anything. */
  readonly stdin?: string;
  /** What the last run (or the recorded one) printed; absent when there is nothing to show. */
  readonly output?: string;
  /** "CPython 3.14.2 · Pyodide 314.0.7" */
  readonly engine?: string;
  /** Where it can be run. */
  readonly link: string;
}

/** A dialect by its name in code, with the name that a reader sees. */
export const dialects = {
  markdown: 'Markdown (Stack Overflow, GitHub)',
  discourse: 'Discourse',
  reddit: 'Reddit',
  rst: 'reStructuredText',
  html: 'HTML',
  plain: 'Plain text',
} as const;

export type Dialect = keyof typeof dialects;

/** More lines than this say nothing more in an answer. */
const mostLines = 100;

/** How one dialect writes the few things that an answer needs. `block` gets text without a final newline. */
interface Writer {
  escape(text: string): string;
  code(text: string): string;
  block(text: string, language: Language | 'text'): string;
  link(title: string, address: string): string;
  paragraph(text: string): string;
}

/** The answer as text to paste: code, what it printed and under which version, and where to run it. */
export function formatAnswer(answer: Answer, dialect: Dialect): string {
  const write = writers[dialect];
  const parts = (answer.text ?? []).map((text) => write.paragraph(inline(text, write)));
  const paths = pathsInOrder(answer.files, answer.entry);
  for (const path of paths) {
    if (paths.length > 1) parts.push(write.paragraph(`${write.code(tidy(path))}:`));
    parts.push(write.block(tidy(answer.files[path] ?? ''), answer.language));
  }
  const stdin = shorten(tidy(answer.stdin ?? ''));
  if (stdin !== '') parts.push(write.paragraph('It reads from standard input:'), write.block(stdin, 'text'));
  const engine = answer.engine === undefined ? '' : ` (${write.escape(answer.engine)})`;
  if (answer.output !== undefined) {
    const output = shorten(tidy(answer.output, visible));
    if (output === '') parts.push(write.paragraph(`It prints nothing${engine}.`));
    else parts.push(write.paragraph(`It prints${engine}:`), write.block(output, 'text'));
  } else if (engine !== '') {
    parts.push(write.paragraph(`Written for ${write.escape(answer.engine ?? '')}.`));
  }
  parts.push(write.link(`Run or edit it: ${tidy(answer.title)}`, answer.link));
  return `${parts.join('\n\n')}\n`;
}

/** A paragraph in a dialect: `code spans` become its own. */
function inline(text: string, write: Writer): string {
  return tidy(text)
    .split(/(`[^`]+`)/)
    .map((part) => (/^`.+`$/.test(part) ? write.code(part.slice(1, -1)) : write.escape(part)))
    .join('');
}

/** One kind of newline, no final one, and no control characters: reStructuredText ends a block's line at some of them. */
function tidy(text: string, show = visibleControls): string {
  let tidied = show(text.replaceAll('\r\n', '\n'));
  while (tidied.endsWith('\n')) tidied = tidied.slice(0, -1);
  return tidied;
}

function shorten(text: string): string {
  const lines = text.split('\n');
  if (lines.length <= mostLines) return text;
  return [...lines.slice(0, mostLines), `… ${lines.length - mostLines} more lines`].join('\n');
}

/** A run of `mark` longer than any in the text, so that the text cannot end what it is in. */
function longerThanAnyIn(text: string, mark: string, least: number): string {
  let length = least;
  for (const run of text.split(new RegExp(`[^${mark}]+`))) length = Math.max(length, run.length + 1);
  return mark.repeat(length);
}

function indent(text: string, by: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : by + line))
    .join('\n');
}

function markdownCode(text: string): string {
  const ticks = longerThanAnyIn(text, '`', 1);
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return ticks + space + text + space + ticks;
}

/** Letters that mean something in Markdown; `@` and `#` would notify people and link issues on GitHub. */
function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>~|@#^]/g, '\\$&').replaceAll('\n', ' ');
}

/** HTML of an attribute or of text. */
function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const asIs = (text: string): string => text;

const markdown: Writer = {
  escape: escapeMarkdown,
  code: markdownCode,
  block(text, language) {
    const fence = longerThanAnyIn(text, '`', 3);
    return `${fence}${language}\n${text}\n${fence}`;
  },
  link: (title, address) => `[${escapeMarkdown(title)}](<${address}>)`,
  paragraph: asIs,
};

/** reStructuredText counts a tab as going to the next eighth column, also after it has been indented. */
function expandIndent(line: string): string {
  const lead = /^[ \t]*/.exec(line)?.[0] ?? '';
  let width = 0;
  for (const character of lead) width = character === '\t' ? (Math.floor(width / 8) + 1) * 8 : width + 1;
  return ' '.repeat(width) + line.slice(lead.length);
}

function escapeRst(text: string): string {
  return text.replaceAll(/[\\`*_|<>]/g, '\\$&').replaceAll('\n', ' ');
}

const writers: Readonly<Record<Dialect, Writer>> = {
  markdown,

  // An address alone on its line becomes a preview of the example.
  discourse: { ...markdown, link: (title, address) => `${escapeMarkdown(title)}\n\n${address}` },

  // Reddit's older half knows no fences; four spaces work in both.
  reddit: { ...markdown, block: (text) => indent(text, '    ') },

  rst: {
    escape: escapeRst,
    // Nothing escapes a backquote there, and two end it: a name that has any is text. The empty escape before it keeps
    // the name from being the beginning of a directive.
    code: (text) => (/[`\\]/.test(text) ? `\\ ${escapeRst(text).replaceAll(':', '\\:')}` : `\`\`${text}\`\``),
    block(text, language) {
      const lines = text.split('\n').map(expandIndent).join('\n');
      // The common indent of all lines is taken away with the block's own; an option line at its edge prevents that.
      const edge = /^\S/m.test(lines) ? '' : `   :class: ${language === 'text' ? 'output' : 'code'}\n`;
      return `.. code-block:: ${language}\n${edge}\n${indent(lines, '   ')}`;
    },
    link: (title, address) =>
      `\`${title.replaceAll(/[\\`<>]/g, '\\$&')} <${address.replaceAll('_', '\\_')}>\`__`,
    paragraph: asIs,
  },

  html: {
    escape: escapeHtml,
    code: (text) => `<code>${escapeHtml(text)}</code>`,
    block(text, language) {
      const code = language === 'text' ? '<samp>' : `<code class="language-${language}">`;
      return `<pre>${code}${escapeHtml(text)}${language === 'text' ? '</samp>' : '</code>'}</pre>`;
    },
    link: (title, address) => `<p><a href="${escapeHtml(address)}">${escapeHtml(title)}</a></p>`,
    paragraph: (text) => `<p>${text}</p>`,
  },

  plain: {
    escape: asIs,
    code: asIs,
    block: asIs,
    link: (title, address) => `${title}\n${address}`,
    paragraph: asIs,
  },
};
