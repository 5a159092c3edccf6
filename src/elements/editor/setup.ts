import { defaultKeymap, history, historyKeymap, insertNewlineAndIndent } from '@codemirror/commands';
import { indentService, indentUnit } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import type { LineHighlighter } from '../../highlight/highlighter.ts';
import { languageOf } from '../../highlight/language-of.ts';
import { hiddenCharactersShown } from './hidden-character-widgets.ts';
import { tabIndents } from './tab-key.ts';
import { theme } from './theme.ts';
import { tokens } from './tokens.ts';

interface Setup {
  readonly path: string;
  readonly highlighter: LineHighlighter | undefined;
  readonly changed: (doc: string) => void;
}

/** CodeMirror from its parts: what a textarea does, and undo, indentation, our tokens, our keys. */
export function setup({ path, highlighter, changed }: Setup): Extension {
  const python = languageOf(path) === 'python';
  return [
    theme,
    tokens(highlighter),
    hiddenCharactersShown,
    history(),
    indentUnit.of(python ? '    ' : '  '),
    indentService.of((context, at) => {
      const { text, from } = context.state.doc.lineAt(at);
      const before = text.slice(0, at - from);
      const deeper = (python ? /[:([{]\s*(#.*)?$/ : /[([{]\s*(\/\/.*)?$/).test(before) ? context.unit : 0;
      return context.lineIndent(at) + deeper;
    }),
    EditorState.tabSize.of(4),
    EditorState.languageData.of(() => [{ commentTokens: { line: python ? '#' : '//' } }]),
    EditorView.contentAttributes.of({
      'aria-label': path,
      'aria-description': 'Tab indents once you have typed. Escape and then Tab leaves the editor.',
      autocapitalize: 'off',
      autocomplete: 'off',
      autocorrect: 'off',
      spellcheck: 'false',
      translate: 'no',
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) changed(update.state.doc.toString());
    }),
    tabIndents(),
    keymap.of([{ key: 'Enter', run: insertNewlineAndIndent }, ...historyKeymap, ...defaultKeymap]),
  ];
}
