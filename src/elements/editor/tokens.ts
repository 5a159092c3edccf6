import {
  type Extension,
  RangeSetBuilder,
  StateEffect,
  type StateEffectType,
  StateField,
} from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { Decoration, type DecorationSet, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import type { LineHighlighter } from '../../highlight/highlighter.ts';
import { highlightLimit } from '../../highlight/lines.ts';
import { LineTokens } from './line-tokens.ts';

/** Which lines are marked, counted from 1. */
export const setMarked = StateEffect.define<readonly number[]>();

/** Which lines a timeline points at, counted from 1. */
const setTraced = StateEffect.define<readonly number[]>();

/** Says that more lines have been read by the highlighter. */
const moreTokens = StateEffect.define();

const marked = linesOf(setMarked);
const traced = linesOf(setTraced);

/** The lines that an effect told last, until the text changes. */
function linesOf(told: StateEffectType<readonly number[]>): StateField<readonly number[]> {
  return StateField.define<readonly number[]>({
    create: () => [],
    update: (lines, { effects, docChanged }) =>
      effects.find((effect) => effect.is(told))?.value ?? (docChanged ? [] : lines),
  });
}

/** Shows the line that a timeline points at, or none, beside the marked ones. */
export function traceLine(view: EditorView, line: number | undefined): void {
  // A pointer that moves says the same line again and again.
  if (view.state.field(traced)[0] === line) return;
  view.dispatch({ effects: setTraced.of(line === undefined ? [] : [line]) });
}

/** The classes that the static lines have, and the numbers of the lines, as decorations of the lines in sight. */
export function tokens(highlighter: LineHighlighter | undefined): Extension {
  return [
    marked,
    traced,
    ViewPlugin.define((view) => new TokenDecorations(view, highlighter), {
      decorations: (plugin) => plugin.decorations,
    }),
  ];
}

class TokenDecorations {
  decorations: DecorationSet;
  readonly #tokens: LineTokens | undefined;
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(view: EditorView, highlighter: LineHighlighter | undefined) {
    this.#tokens = highlighter && new LineTokens(highlighter);
    // The first drawing takes the place of colored lines: it must not be seen without colors.
    this.#tokens?.read(view.state.doc, Math.min(view.state.doc.lines, 500), 500);
    this.decorations = this.#draw(view);
  }

  update(update: ViewUpdate): void {
    if (update.docChanged) this.#tokens?.changed(update.changes, update.startState.doc, update.state.doc);
    const told = update.transactions.some(({ effects }) =>
      effects.some((effect) => effect.is(moreTokens) || effect.is(setMarked) || effect.is(setTraced)),
    );
    if (update.docChanged || update.viewportChanged || told) this.decorations = this.#draw(update.view);
  }

  destroy(): void {
    clearTimeout(this.#later);
  }

  #draw(view: EditorView): DecorationSet {
    const { doc } = view.state;
    const { from, to } = view.viewport;
    const [first, last] = [doc.lineAt(from).number, doc.lineAt(to).number];
    const tokens = doc.length <= highlightLimit ? this.#tokens : undefined;
    // A jump to the end of a long file is drawn plain at once and colored when its beginning has been read.
    if (tokens && !tokens.read(doc, last)) {
      clearTimeout(this.#later);
      this.#later = setTimeout(() => view.dispatch({ effects: moreTokens.of(null) }), 1);
    }
    const lit = view.state.field(marked);
    const pointedAt = view.state.field(traced);
    const builder = new RangeSetBuilder<Decoration>();
    for (let number = first; number <= last; number += 1) {
      const line = doc.line(number);
      builder.add(
        line.from,
        line.from,
        lineDecoration(number, lit.includes(number), pointedAt.includes(number)),
      );
      let at = line.from;
      for (const { text, role } of tokens?.line(number) ?? []) {
        if (role !== 'plain') builder.add(at, at + text.length, tokenDecoration(role));
        at += text.length;
      }
    }
    return builder.finish();
  }
}

function lineDecoration(number: number, isMarked: boolean, isTraced: boolean): Decoration {
  return Decoration.line({
    class: 'line',
    attributes: {
      'data-line': String(number),
      ...(isMarked ? { 'data-marked': '' } : {}),
      ...(isTraced ? { 'data-traced': '' } : {}),
    },
  });
}

const decorations = new Map<string, Decoration>();

function tokenDecoration(role: string): Decoration {
  const decoration = decorations.get(role) ?? Decoration.mark({ class: `tok-${role}` });
  decorations.set(role, decoration);
  return decoration;
}
