import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { highlighterFor, type LineHighlighter } from '../../highlight/highlighter.ts';
import { languageOf } from '../../highlight/language-of.ts';
import type { Program } from '../../runtime/runtime.ts';
import { setup } from './setup.ts';
import { setMarked, traceLine } from './tokens.ts';

type Files = Program['files'];

/** An editor over the files of a cell. */
export interface Editor {
  setFiles(files: Files): void;
  /** The file of which the reader sees the editor. */
  show(path: string): void;
  focus(): void;
  /** Puts the caret at the beginning of a line, counted from 1, and brings it into sight. */
  goTo(line: number): void;
  /** Brings a line of the file in sight into its middle, and leaves the caret where it is. */
  scrollTo(line: number): void;
  /** Marks lines of a file; none takes the marks away. */
  mark(path: string, lines: readonly number[]): void;
  /** Shows the line of a file that a timeline points at, or none. */
  trace(path: string, line: number | undefined): void;
}

export interface EditorOptions {
  /** Where each file's editor goes, by path; the lines that are there make way. */
  readonly hosts: ReadonlyMap<string, HTMLElement>;
  readonly files: Files;
  readonly shown: string;
  readonly changed: (files: Files) => void;
  /** Where the reader clicked: the caret goes there. */
  readonly at?: { readonly x: number; readonly y: number };
}

interface FileEditor {
  readonly view: EditorView;
  /** A last newline ends the last line and begins none, for the reader as in the file; it is put back on the way out. */
  readonly end: string;
}

/** Puts editors in the place of a cell's lines. */
export async function createEditor(options: EditorOptions): Promise<Editor> {
  let { files, shown } = options;
  let quiet = false;
  const views = new Map<string, FileEditor>();
  const highlighters = await loadHighlighters([...options.hosts.keys()]);

  for (const [path, host] of options.hosts) {
    const text = files[path] ?? '';
    const end = /\r?\n$/.test(text) ? '\n' : '';
    const changed = (doc: string): void => {
      if (quiet) return;
      files = { ...files, [path]: doc + end };
      options.changed(files);
    };
    const view = new EditorView({
      state: EditorState.create({
        doc: withoutEnd(text),
        extensions: setup({ path, highlighter: highlighters.get(path), changed }),
      }),
    });
    views.set(path, { view, end });
    replaceLines(host, view);
  }

  const current = (): EditorView | undefined => views.get(shown)?.view;
  const view = current();
  if (view && options.at) {
    view.dispatch({
      selection: { anchor: view.posAtCoords(options.at, false) },
      userEvent: 'select.pointer',
    });
  }
  view?.focus();

  return {
    setFiles(next) {
      files = next;
      quiet = true;
      for (const [path, { view }] of views) {
        const insert = withoutEnd(next[path] ?? '');
        if (insert === view.state.doc.toString()) continue;
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert } });
      }
      quiet = false;
    },
    show(path) {
      shown = path;
      current()?.requestMeasure();
    },
    focus: () => current()?.focus(),
    goTo(number) {
      const view = current();
      if (!view) return;
      const line = view.state.doc.line(Math.max(1, Math.min(number, view.state.doc.lines)));
      view.dispatch({
        selection: { anchor: line.from + (/^\s*/.exec(line.text)?.[0].length ?? 0) },
        effects: [EditorView.scrollIntoView(line.from, { y: 'center' }), setMarked.of([number])],
      });
      view.focus();
    },
    scrollTo(number) {
      const view = current();
      if (!view) return;
      const { from } = view.state.doc.line(Math.max(1, Math.min(number, view.state.doc.lines)));
      view.dispatch({ effects: EditorView.scrollIntoView(from, { y: 'center' }) });
    },
    mark: (path, lines) => views.get(path)?.view.dispatch({ effects: setMarked.of(lines) }),
    trace(path, line) {
      const view = views.get(path)?.view;
      if (view) traceLine(view, line);
    },
  };
}

/** The editor takes the place of the lines in one go, scrolled as they were. */
function replaceLines(host: HTMLElement, view: EditorView): void {
  const lines = host.querySelector<HTMLElement>('.code');
  const left = lines?.scrollLeft ?? 0;
  if (lines) lines.replaceWith(view.dom);
  else host.append(view.dom);
  view.scrollDOM.scrollLeft = left;
}

function withoutEnd(text: string): string {
  return text.replace(/\r?\n$/, '');
}

/** A grammar that cannot be had costs colors, not the editor. */
async function loadHighlighters(paths: readonly string[]): Promise<Map<string, LineHighlighter>> {
  const found = new Map<string, LineHighlighter>();
  for (const path of paths) {
    const grammar = languageOf(path);
    const highlighter = grammar && (await highlighterFor(grammar).catch(() => undefined));
    if (highlighter) found.set(path, highlighter);
  }
  return found;
}
