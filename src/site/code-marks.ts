import type { satteri } from '@astrojs/markdown-satteri';
import { highlight } from '../highlight/highlight.ts';

type SatteriOptions = NonNullable<Parameters<typeof satteri>[0]>;
type HastPluginEntry = NonNullable<SatteriOptions['hastPlugins']>[number];

/** Code of a sentence that is nothing but the word gets that word's mark. */
const INLINE_MARK = /^(?:(yield|yield from)|(await))$/;

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
export function codeMarks(): HastPluginEntry {
  return {
    name: 'code-marks',
    element: [
      {
        filter: ['code'],
        visit(node, context) {
          const match = INLINE_MARK.exec(context.textContent(node));
          if (match) context.setProperty(node, 'data-mark', match[1] === undefined ? 'await' : 'yield');
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
