import { EditorView } from '@codemirror/view';

/**
 * The measures of `.code` and its lines (cell/code.css), said again because CodeMirror's own styles are in no layer and
 * win over ours: reading and editing must not differ by a pixel.
 */
export const theme = EditorView.theme({
  '&': { color: 'var(--text)', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    maxBlockSize: '70lh',
    overflow: 'auto',
    fontFamily: 'var(--font-code)',
    fontSize: 'var(--code-size)',
    fontWeight: '400',
    lineHeight: 'var(--code-leading)',
    fontVariantLigatures: 'none',
    fontFeatureSettings: '"calt" 0',
  },
  '.cm-content': { padding: '0.875rem 0', caretColor: 'var(--text)', tabSize: '4' },
  '.cm-line': { position: 'relative', padding: '0 1.25rem 0 var(--code-gutter)' },
  '.cm-line::before': {
    content: 'attr(data-line)',
    position: 'absolute',
    insetInlineStart: '0',
    inlineSize: 'calc(var(--code-gutter) - var(--code-number-gap, 1.25rem))',
    color: 'var(--text-quiet)',
    opacity: '0.7',
    textAlign: 'end',
    userSelect: 'none',
    pointerEvents: 'none',
  },
});
