import { refuseName } from '../../examples/file-paths.ts';
import type { Files } from '../../examples/share.ts';
import type { Language } from '../../runtime/runtime.ts';
import type { Banner } from '../banner/banner.ts';
import { announce } from '../banner/announce.ts';
import { NameForm } from './name-form.ts';
import { entryOf } from './program-source.ts';

/** The program whose files come and go. */
export interface Changeable {
  readonly language: Language;
  readonly entry: string | undefined;
  readonly files: Files;
  /** The path of the file in sight. */
  readonly shown: string | undefined;
  /** Takes other files, and shows one of them in the editor. */
  change(files: Files, show: string): Promise<void>;
}

/** Add, rename and delete: what the playground's buttons do to the files of its program. */
export class FileButtons {
  readonly #program: Changeable;
  readonly #names: NameForm;
  readonly #banner: Banner;

  constructor(root: HTMLElement, program: Changeable, banner: Banner, signal: AbortSignal) {
    this.#program = program;
    this.#banner = banner;
    this.#names = new NameForm(root.querySelector<HTMLElement>('.play-name')!, signal);
    const on = (selector: string, act: () => void): void =>
      root.querySelector(selector)!.addEventListener('click', act, { signal });
    on('.play-add', () => void this.#add());
    on('.play-rename', () => void this.#rename());
    on('.play-delete', () => this.#delete());
  }

  async #add(): Promise<void> {
    const suggestion = this.#program.language === 'python' ? 'helper.py' : 'helper.mjs';
    const name = await this.#names.ask('Name of the new file', suggestion, (path) => this.#refuse(path));
    if (name !== undefined) await this.#program.change({ ...this.#program.files, [name]: '' }, name);
  }

  async #rename(): Promise<void> {
    const { shown } = this.#program;
    if (shown === undefined || this.#isEntry(shown, 'renamed')) return;
    const name = await this.#names.ask(`New name of ${shown}`, shown, (path) =>
      path === shown ? undefined : this.#refuse(path, shown),
    );
    if (name === undefined || name === shown) return;
    const renamed = Object.entries(this.#program.files).map(([path, text]) => [
      path === shown ? name : path,
      text,
    ]);
    await this.#program.change(Object.fromEntries(renamed) as Files, name);
  }

  #delete(): void {
    const { shown, files: before, language } = this.#program;
    if (shown === undefined || this.#isEntry(shown, 'deleted')) return;
    const rest = Object.fromEntries(Object.entries(before).filter(([path]) => path !== shown));
    void this.#program.change(rest, entryOf(rest, language));
    this.#banner.say(`${shown} is deleted.`, [
      { name: 'Undo', act: () => (this.#banner.hide(), void this.#program.change(before, shown)) },
    ]);
  }

  #isEntry(path: string, what: string): boolean {
    if (path !== this.#program.entry) return false;
    announce(`${path} is where the program starts: it cannot be ${what}. Choose another file first.`);
    return true;
  }

  /** Why a file cannot have this name; `leaving` is one that gives its own up for it. */
  #refuse(path: string, leaving?: string): string | undefined {
    const others = Object.keys(this.#program.files).filter((other) => other !== leaving);
    return refuseName(path, others);
  }
}
