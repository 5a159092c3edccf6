import type { Files } from '../cell/cell-events.ts';

/** An editor over the files of a cell. */
export interface Editor {
  setFiles(files: Files): void;
  show(path: string): void;
  focus(): void;
  goTo(line: number): void;
  destroy(): void;
}

export interface EditorOptions {
  /** Where each file's editor goes, by path; the lines that are there are hidden. */
  readonly hosts: ReadonlyMap<string, HTMLElement>;
  readonly files: Files;
  readonly shown: string;
  readonly changed: (files: Files) => void;
  readonly run: () => void;
  /** Where the reader clicked: the caret goes there. */
  readonly at?: { readonly x: number; readonly y: number };
}

export function createEditor(_options: EditorOptions): Promise<Editor> {
  return Promise.reject(new Error('later'));
}
