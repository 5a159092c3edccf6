import { createHighlighterCoreSync, type ThemeRegistration } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { EncodedTokenMetadata, INITIAL, type StateStack } from 'shiki/textmate';
import type { Grammar } from './language-of.ts';
import { mark, type Span } from './mark.ts';
import { roles, scopes } from './roles.ts';

/** The state at the end of a line, with which the next begins: an open string, an open bracket. */
export type LineState = StateStack;

/** One language's grammar, a line at a time, so that an editor can start again in the middle of a file. */
export interface LineHighlighter {
  readonly initial: LineState;
  line(text: string, state: LineState): { readonly spans: readonly Span[]; readonly state: LineState };
}

/**
 * Shiki's own way from scopes to looks is a theme. Ours gives each role a number written as a color, because the page
 * wants classes: one set of tokens in light, dark and print.
 */
const theme: ThemeRegistration = {
  name: 'roles',
  type: 'light',
  settings: [
    { settings: { foreground: color(0), background: '#ffffff' } },
    ...roles.flatMap((role, index) =>
      (scopes[role] ?? []).map((scope) => ({ scope, settings: { foreground: color(index) } })),
    ),
  ],
};

function color(index: number): string {
  return `#0000${index.toString(16).padStart(2, '0')}`;
}

const grammars = {
  python: () => import('shiki/langs/python.mjs'),
  javascript: () => import('shiki/langs/javascript.mjs'),
} as const;

/**
 * The longest line, in characters, that is colored. A grammar's patterns look ahead from every character: 2,000 letters in
 * a row take JavaScript's 1.7 s, 500 a tenth of that.
 */
export const longestColored = 500;

/** Milliseconds for one line; the first one also pays for compiling the regular expressions. */
const timeForLine = 1000;

const known = new Map<string, Promise<LineHighlighter>>();

/** The highlighter of a language. Its grammar is loaded on first use, here and in the page alike. */
export function highlighterFor(language: Grammar): Promise<LineHighlighter> {
  const ready = known.get(language) ?? load(language);
  known.set(language, ready);
  ready.catch(() => known.delete(language));
  return ready;
}

async function load(language: Grammar): Promise<LineHighlighter> {
  const { default: grammar } = await grammars[language]();
  const shiki = createHighlighterCoreSync({
    engine: createJavaScriptRegexEngine(),
    langs: [grammar],
    themes: [theme],
  });
  const { colorMap } = shiki.setTheme('roles');
  const roleOf = colorMap.map((value) => roles[Number.parseInt(value?.slice(1) ?? '0', 16)] ?? 'plain');
  const textmate = shiki.getLanguage(language);
  return {
    initial: INITIAL,
    line(text, state) {
      if (text.length > longestColored) return { spans: [{ text, role: 'plain' }], state };
      const { tokens, ruleStack } = textmate.tokenizeLine2(text, state, timeForLine);
      const spans: Span[] = [];
      for (let i = 0; i < tokens.length; i += 2) {
        const from = tokens[i] ?? 0;
        const to = tokens[i + 2] ?? text.length;
        const role = roleOf[EncodedTokenMetadata.getForeground(tokens[i + 1] ?? 0)] ?? 'plain';
        const last = spans.at(-1);
        if (last && last.role === role)
          spans[spans.length - 1] = { role, text: last.text + text.slice(from, to) };
        else if (to > from) spans.push({ role, text: text.slice(from, to) });
      }
      return { spans: mark(spans), state: ruleStack };
    },
  };
}
