import type { CellData } from '../../examples/cell-data.ts';
import { isFilePath, type Files } from '../../examples/share.ts';
import type { Language } from '../../runtime/runtime.ts';
import type { CodeCell } from '../cell/code-cell.ts';
import { readCellData } from '../cell/read-cell-data.ts';
import { loadEdits, saveEdits } from '../cell/saved-edits.ts';
import { announce } from '../links/copy.ts';
import { buildCell } from './build-cell.ts';
import { download, languageOfFiles, readLocal } from './local-files.ts';
import { NameForm } from './name-form.ts';
import { entries, entryOf, readAddress, type Opened } from './program-source.ts';

/** The playground: a cell whose files the reader adds, renames and deletes; kept on this device. */
export class PlayGround extends HTMLElement {
  #language: Language = 'python';
  #cell: CodeCell | undefined;
  /** Somebody else's program, or a copy of an example: shown, not kept, until the reader keeps it. */
  #opened: Opened | undefined;
  #names!: NameForm;
  #life: AbortController | undefined;
  #saving: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    if (this.#life) return;
    this.#life = new AbortController();
    const { signal } = this.#life;
    this.#names = new NameForm(this.#find('.play-name'), signal);
    this.#on('.play-add', () => void this.#add());
    this.#on('.play-rename', () => void this.#rename());
    this.#on('.play-delete', () => this.#delete());
    this.#on('.play-download', () => void download(this.#files));
    this.#on('.play-open', () => this.#find<HTMLInputElement>('.play-chooser').click());
    this.#on('.play-new', () => this.#startOver());
    for (const button of this.querySelectorAll<HTMLElement>('.play-language button')) {
      button.addEventListener('click', () => this.#showOwn(button.dataset['language'] as Language), {
        signal,
      });
    }
    const chooser = this.#find<HTMLInputElement>('.play-chooser');
    chooser.addEventListener('change', () => void this.#openLocal([...(chooser.files ?? [])]), { signal });
    this.addEventListener('dragover', (event) => event.preventDefault(), { signal });
    this.addEventListener('drop', (event) => void this.#dropped(event), { signal });
    this.addEventListener('cell-edit', () => this.#edited(), { signal });
    const examples = this.#find<HTMLSelectElement>('.play-examples');
    examples.addEventListener('change', () => examples.value && (location.hash = examples.value), { signal });
    addEventListener('hashchange', () => void this.#followAddress(), { signal });
    addEventListener('pagehide', () => this.#saving !== undefined && this.#save(), { signal });
    void this.#followAddress();
  }

  disconnectedCallback(): void {
    this.#life?.abort();
    this.#life = undefined;
  }

  get #files(): Files {
    return this.#cell?.files ?? {};
  }

  async #followAddress(): Promise<void> {
    const { language, opened, problem } = await readAddress(location.hash);
    if (!this.isConnected) return;
    if (opened) await this.#open(opened);
    else if (!this.#cell || language) await this.#showOwn(language ?? this.#language);
    if (problem !== undefined) this.#banner(problem, [], 'alert');
  }

  async #open(opened: Opened): Promise<void> {
    this.#opened = opened;
    await this.#show(opened.language, opened.files, opened.entry, opened.stdin);
    const own = loadEdits(keyOf(opened.language)) !== undefined;
    this.#banner(
      `${opened.from} Read it, then press Run if you want to.`,
      [
        [own ? 'Keep it instead of mine' : 'Keep it', () => this.#keep()],
        [
          own ? 'Back to my own program' : 'Start with an empty one',
          () => void this.#showOwn(this.#language),
        ],
      ],
      'status',
    );
  }

  /** The reader's own program of a language, or the one to start with. */
  async #showOwn(language: Language): Promise<void> {
    if (this.#saving !== undefined) this.#save();
    this.#opened = undefined;
    this.#banner('', [], 'status');
    if (location.hash !== '')
      history.replaceState(history.state, '', `#${language === 'python' ? 'py' : 'js'}`);
    const files = loadEdits(keyOf(language)) ?? this.#starter(language).files;
    await this.#show(language, files, entryOf(files, language));
  }

  #keep(): void {
    this.#opened = undefined;
    this.#banner('', [], 'status');
    this.#save();
    history.replaceState(history.state, '', `#${this.#language === 'python' ? 'py' : 'js'}`);
    announce('Kept on this device');
  }

  #startOver(): void {
    saveEdits(keyOf(this.#language), undefined);
    clearTimeout(this.#saving);
    this.#saving = undefined;
    void this.#showOwn(this.#language);
  }

  async #show(language: Language, files: Files, entry: string, stdin?: string): Promise<void> {
    const starter = this.#starter(language);
    // The entry stands first, as in every cell.
    const ordered = { [entry]: files[entry] ?? '', ...files };
    const cell = await buildCell(this.#template(language), {
      ...starter,
      entry,
      files: ordered,
      ...(stdin === undefined ? {} : { stdin }),
    });
    cell.keepsEdits = false;
    this.#cell?.stop();
    this.#cell = cell;
    this.#language = language;
    this.#find('.play-cell').replaceChildren(cell);
    for (const button of this.querySelectorAll<HTMLElement>('.play-language button')) {
      button.setAttribute('aria-pressed', String(button.dataset['language'] === language));
    }
  }

  /** Shows other files, and one of them in the editor. */
  async #change(files: Files, show: string): Promise<void> {
    const entry = entryOf(files, this.#language);
    await this.#show(this.#language, files, entry, this.#cell?.program.stdin);
    this.#edited();
    this.#cell?.goTo(1, show);
    await this.#cell?.edit();
  }

  async #add(): Promise<void> {
    const suggestion = this.#language === 'python' ? 'helper.py' : 'helper.mjs';
    const name = await this.#names.ask('Name of the new file', suggestion, (path) => this.#refuseName(path));
    if (name !== undefined) await this.#change({ ...this.#files, [name]: '' }, name);
  }

  async #rename(): Promise<void> {
    const shown = this.#cell?.shownFile;
    if (shown === undefined || this.#isEntry(shown, 'renamed')) return;
    const name = await this.#names.ask(`New name of ${shown}`, shown, (path) =>
      path === shown ? undefined : this.#refuseName(path),
    );
    if (name === undefined || name === shown) return;
    const renamed = Object.entries(this.#files).map(([path, text]) => [path === shown ? name : path, text]);
    await this.#change(Object.fromEntries(renamed) as Files, name);
  }

  #delete(): void {
    const shown = this.#cell?.shownFile;
    if (shown === undefined || this.#isEntry(shown, 'deleted')) return;
    const before = this.#files;
    const rest = Object.fromEntries(Object.entries(before).filter(([path]) => path !== shown));
    void this.#change(rest, entryOf(rest, this.#language));
    this.#banner(`${shown} is deleted.`, [['Undo', () => void this.#change(before, shown)]], 'status');
  }

  #isEntry(path: string, what: string): boolean {
    if (path !== this.#cell?.program.entry) return false;
    announce(`${path} is where the program starts: it cannot be ${what}. Choose another file first.`);
    return true;
  }

  #refuseName(path: string): string | undefined {
    if (!isFilePath(path))
      return 'A name has no spaces at its ends, no empty parts and no dots alone, as in helpers/clock.py.';
    return Object.hasOwn(this.#files, path) ? `${path} is there already.` : undefined;
  }

  async #dropped(event: DragEvent): Promise<void> {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    await this.#openLocal(files);
  }

  /** Local files are added to the program; a program of another language takes its place. */
  async #openLocal(chosen: readonly File[]): Promise<void> {
    const { files, problem } = await readLocal(chosen);
    if (problem !== undefined) {
      this.#banner(problem, [], 'alert');
      return;
    }
    const [first] = Object.keys(files);
    if (first === undefined) return;
    const language = languageOfFiles(files) ?? this.#language;
    if (language !== this.#language) await this.#showOwn(language);
    // A program that does not name its start starts with its only file.
    const alone = Object.keys(files).length === 1 && !(entries[language] in files);
    const text = files[first] ?? '';
    await this.#change(
      alone ? { [entries[language]]: text } : { ...this.#files, ...files },
      alone ? entries[language] : first,
    );
  }

  #edited(): void {
    if (this.#opened) return;
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => this.#save(), 250);
  }

  #save(): void {
    clearTimeout(this.#saving);
    this.#saving = undefined;
    if (!this.#opened && this.#cell) saveEdits(keyOf(this.#language), this.#files);
  }

  #banner(text: string, buttons: readonly [string, () => void][], role: 'status' | 'alert'): void {
    const banner = this.#find('.play-banner');
    const words = document.createElement('p');
    words.setAttribute('role', role);
    banner.dataset['kind'] = role;
    banner.hidden = text === '';
    banner.replaceChildren(
      words,
      ...buttons.map(([name, act]) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = name;
        button.addEventListener('click', act);
        return button;
      }),
    );
    words.textContent = text;
  }

  #starter(language: Language): CellData {
    return readCellData(this.#template(language).content);
  }

  #template(language: Language): HTMLTemplateElement {
    return this.#find<HTMLTemplateElement>(`template[data-language="${language}"]`);
  }

  #on(selector: string, act: () => void): void {
    this.#find(selector).addEventListener('click', act, this.#life ? { signal: this.#life.signal } : {});
  }

  #find<Kind extends HTMLElement = HTMLElement>(selector: string): Kind {
    const found = this.querySelector<Kind>(selector);
    if (!found) throw new Error(`<play-ground> has no ${selector}: compare it with src/pages/play.astro`);
    return found;
  }
}

function keyOf(language: Language): string {
  return `playground/${language}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'play-ground': PlayGround;
  }
}
