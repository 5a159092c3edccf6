import { indentLess, indentMore } from '@codemirror/commands';
import { getIndentUnit } from '@codemirror/language';
import { type Extension, Prec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';

/**
 * Tab indents once the reader has typed or clicked in the editor. Until then, and after Escape, it moves the focus on, so
 * that the keyboard is not trapped (WCAG 2.1.2).
 */
export function tabIndents(): Extension {
  let engaged = false;
  return [
    EditorView.domEventHandlers({
      pointerdown: () => void (engaged = true),
      blur: () => void (engaged = false),
    }),
    EditorView.updateListener.of(({ transactions }) => {
      if (
        transactions.some(
          (one) => one.isUserEvent('input') || one.isUserEvent('delete') || one.isUserEvent('select.pointer'),
        )
      )
        engaged = true;
    }),
    Prec.high(
      keymap.of([
        {
          key: 'Escape',
          run: () => {
            engaged = false;
            return false;
          },
        },
        { key: 'Tab', run: (view) => engaged && indent(view), shift: (view) => engaged && indentLess(view) },
      ]),
    ),
  ];
}

/** Fills up to the next tab stop; the lines of a selection are indented as a whole. */
function indent(view: EditorView): boolean {
  const { state } = view;
  if (state.selection.ranges.some(({ empty }) => !empty)) return indentMore(view);
  const unit = getIndentUnit(state);
  view.dispatch(
    state.changeByRange((range) => {
      const column = range.head - state.doc.lineAt(range.head).from;
      const insert = ' '.repeat(unit - (column % unit));
      return {
        changes: { from: range.head, insert },
        range: range.map(state.changes({ from: range.head, insert }), 1),
      };
    }),
    { scrollIntoView: true, userEvent: 'input.indent' },
  );
  return true;
}
