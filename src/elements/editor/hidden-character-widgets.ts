import { RangeSetBuilder } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from '@codemirror/view';
import { hiddenCharacters } from '../../characters/hidden-characters.ts';
import { drawHidden } from '../hidden-characters/draw-hidden.ts';

/**
 * Hidden characters as the lines to read show them. CodeMirror's own way knows fewer of them, and looks only at what was
 * typed, while deleting half an emoji changes what is beside it.
 */
export const hiddenCharactersShown = ViewPlugin.define(
  (view) => ({
    decorations: draw(view),
    update(update: ViewUpdate) {
      if (update.docChanged || update.viewportChanged) this.decorations = draw(update.view);
    },
  }),
  { decorations: (plugin) => plugin.decorations },
);

class HiddenCharacter extends WidgetType {
  readonly #character: string;

  constructor(character: string) {
    super();
    this.#character = character;
  }

  override eq(other: HiddenCharacter): boolean {
    return other.#character === this.#character;
  }

  override toDOM(): HTMLElement {
    return drawHidden(this.#character);
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

function draw(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (const { 0: character, index } of view.state.sliceDoc(from, to).matchAll(hiddenCharacters)) {
      const at = from + index;
      builder.add(at, at + character.length, Decoration.replace({ widget: new HiddenCharacter(character) }));
    }
  }
  return builder.finish();
}
