import type { satteri } from '@astrojs/markdown-satteri';
import { highlight } from '../highlight/highlight.ts';
import { markOf, type Article } from './article-facts.ts';

type SatteriOptions = NonNullable<Parameters<typeof satteri>[0]>;
type HastPluginEntry = NonNullable<SatteriOptions['hastPlugins']>[number];

const LANGUAGES: Readonly<Record<string, 'python' | 'javascript'>> = {
  python: 'python',
  py: 'python',
  javascript: 'javascript',
  js: 'javascript',
};

/**
 * Code in prose looks as it does in a cell: the same grammar, the same classes, and the two words that matter marked.
 * Stands in for Astro's highlighter, which would bring a second theme.
 */
export function codeMarks(article: Article): HastPluginEntry {
  return {
    name: 'code-marks',
    element: [
      {
        filter: ['code'],
        visit(node, context) {
          // Code of a sentence that is nothing but one of the words.
          const mark = markOf(context.textContent(node), article);
          if (mark !== undefined) context.setProperty(node, 'data-mark', mark);
          // Starlight would write dir="auto" at each: a hundred bytes of a long page, and code here runs from left to right.
          if (!('dir' in node.properties)) context.setProperty(node, 'dir', null);
        },
      },
      {
        filter: ['pre'],
        async visit(node, context) {
          const code = node.children.find((child) => child.type === 'element' && child.tagName === 'code');
          if (code?.type !== 'element') return;
          const names = code.properties['className'];
          const name = Array.isArray(names) ? String(names[0]).replace('language-', '') : '';
          // Code that scrolls sideways must be reachable by keyboard.
          context.setProperty(node, 'tabindex', 0);
          const language = LANGUAGES[name];
          if (language === undefined) return;
          const lines = await highlight(context.textContent(code), language);
          context.replaceNode(code, {
            type: 'element',
            tagName: 'code',
            properties: { className: [`language-${name}`] },
            children: lines.flatMap((spans, index) => [
              ...(index > 0 ? [{ type: 'text' as const, value: '\n' }] : []),
              ...spans.map(({ text, role }) => ({
                type: 'element' as const,
                tagName: 'span',
                properties: { className: [`tok-${role}`] },
                children: [{ type: 'text' as const, value: text }],
              })),
            ]),
          });
        },
      },
    ],
  };
}
