import type { CellData } from '../../examples/cell-data.ts';
import type { Files } from '../../examples/share.ts';
import type { Language } from '../../runtime/runtime.ts';
import type { CodeCell } from '../cell/code-cell.ts';
import { readCellData } from '../cell/read-cell-data.ts';
import { announce } from '../clipboard/copy.ts';
import { Banner } from './banner.ts';
import { buildCell } from './build-cell.ts';
import { FileButtons, type Changeable } from './file-buttons.ts';
import { InputBox } from './input-box.ts';
import { loadProgram, saveProgram } from './kept-program.ts';
import { download, languageOfFiles, readLocal } from './local-files.ts';
import { entries, entryOf, readAddress, type Opened } from './program-source.ts';

/** The playground: a cell whose files and input are the reader's own; kept on this device. */
export class PlayGround extends HTMLElement implements Changeable {
  #language: Language = 'python';
  #cell: CodeCell | undefined;
  /** Somebody else's program, or a copy of an example: shown, not kept, until the reader keeps it. */
  #opened: Opened | undefined;
  #banner!: Banner;
  #input!: InputBox;
  #life: AbortController | undefined;
  #saving: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    if (this.#life) return;
    this.#life = new AbortController();
    const { signal } = this.#life;
    const on = (selector: string, type: string, act: () => void): void =>
      this.#find(selector).addEventListener(type, act, { signal });
    this.#banner = new Banner(this.#find('.play-banner'));
    this.#input = new InputBox(this.#find('.play-input'), () => this.#edited(), signal);
    new FileButtons(this, this, this.#banner, signal);
    const chooser = this.#find<HTMLInputElement>('.play-chooser');
    const examples = this.#find<HTMLSelectElement>('.play-examples');
    on('.play-download', 'click', () => void download(this.files));
    on('.play-open', 'click', () => chooser.click());
    on('.play-chooser', 'change', () => void this.#openLocal([...(chooser.files ?? [])]));
    on('.play-new', 'click', () => this.#startOver());
    on('.play-examples', 'change', () => examples.value && (location.hash = examples.value));
    for (const button of this.#languageButtons()) {
      button.addEventListener('click', () => this.#showOwn(button.dataset['language'] as Language), {
        signal,
      });
    }
    this.addEventListener('dragover', (event) => event.preventDefault(), { signal });
    this.addEventListener('drop', (event) => void this.#dropped(event), { signal });
    this.addEventListener('cell-edit', () => this.#edited(), { signal });
    addEventListener('hashchange', () => void this.#followAddress(), { signal });
    addEventListener('pagehide', () => this.#saving !== undefined && this.#save(), { signal });
    void this.#followAddress();
  }

  disconnectedCallback(): void {
    this.#life?.abort();
    this.#life = undefined;
  }

  get language(): Language {
    return this.#language;
  }

  get files(): Files {
    return this.#cell?.files ?? {};
  }

  get entry(): string | undefined {
    return this.#cell?.program.entry;
  }

  get shown(): string | undefined {
    return this.#cell?.shownFile;
  }

  async change(files: Files, show: string): Promise<void> {
    await this.#show(this.#language, files, entryOf(files, this.#language));
    this.#edited();
    this.#cell?.goTo(1, show);
    await this.#cell?.edit();
  }

  async #followAddress(): Promise<void> {
    const { language, opened, problem } = await readAddress(location.hash);
    if (!this.isConnected) return;
    if (opened) await this.#open(opened);
    else if (!this.#cell || language) await this.#showOwn(language ?? this.#language, problem === undefined);
    if (problem !== undefined) this.#banner.warn(problem);
  }

  async #open(opened: Opened): Promise<void> {
    if (this.#saving !== undefined) this.#save();
    this.#opened = opened;
    await this.#show(opened.language, opened.files, opened.entry, opened.stdin ?? '');
    const own = loadProgram(opened.language) !== undefined;
    this.#banner.say(
      `${opened.from} Read it, then press Run if you want to.`,
      [own ? 'Keep it instead of mine' : 'Keep it', () => this.#keep()],
      [own ? 'Back to my own program' : 'Start with an empty one', () => void this.#showOwn(this.#language)],
    );
  }

  /**
   * The reader's own program of a language, or the one to start with. An address that says something else gives way to
   * the language's name, unless it could not be read: then the reader may see what is wrong with it.
   */
  async #showOwn(language: Language, rename = true): Promise<void> {
    if (this.#saving !== undefined) this.#save();
    this.#opened = undefined;
    this.#banner.hide();
    if (rename && location.hash !== '') this.#nameLanguage(language);
    const { files, stdin } = loadProgram(language) ?? { files: this.#starter(language).files, stdin: '' };
    await this.#show(language, files, entryOf(files, language), stdin);
  }

  #keep(): void {
    this.#opened = undefined;
    this.#banner.hide();
    this.#save();
    this.#nameLanguage(this.#language);
    announce('Kept on this device');
  }

  #startOver(): void {
    saveProgram(this.#language, undefined);
    clearTimeout(this.#saving);
    this.#saving = undefined;
    void this.#showOwn(this.#language);
  }

  /** Without `stdin`, the program goes on reading what it read. */
  async #show(language: Language, files: Files, entry: string, stdin?: string): Promise<void> {
    // The entry stands first, as in every cell.
    const ordered = { [entry]: files[entry] ?? '', ...files };
    const cell = await buildCell(this.#template(language), {
      ...this.#starter(language),
      entry,
      files: ordered,
    });
    cell.keepsEdits = false;
    this.#cell?.stop();
    this.#cell = cell;
    this.#language = language;
    this.#find('.play-cell').replaceChildren(cell);
    this.#input.moveTo(cell, language);
    if (stdin !== undefined) this.#input.fill(stdin);
    for (const button of this.#languageButtons()) {
      button.setAttribute('aria-pressed', String(button.dataset['language'] === language));
    }
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
      this.#banner.warn(problem);
      return;
    }
    const [first] = Object.keys(files);
    if (first === undefined) return;
    const language = languageOfFiles(files) ?? this.#language;
    if (language !== this.#language) await this.#showOwn(language);
    // A program that does not name its start starts with its only file.
    const alone = Object.keys(files).length === 1 && !(entries[language] in files);
    const text = files[first] ?? '';
    await this.change(
      alone ? { [entries[language]]: text } : { ...this.files, ...files },
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
    if (!this.#opened && this.#cell)
      saveProgram(this.#language, { files: this.files, stdin: this.#input.text });
  }

  #nameLanguage(language: Language): void {
    history.replaceState(history.state, '', `#${language === 'python' ? 'py' : 'js'}`);
  }

  #languageButtons(): NodeListOf<HTMLElement> {
    return this.querySelectorAll<HTMLElement>('.play-language button');
  }

  #starter(language: Language): CellData {
    return readCellData(this.#template(language).content);
  }

  #template(language: Language): HTMLTemplateElement {
    return this.#find<HTMLTemplateElement>(`template[data-language="${language}"]`);
  }

  #find<Kind extends HTMLElement = HTMLElement>(selector: string): Kind {
    const found = this.querySelector<Kind>(selector);
    if (!found) throw new Error(`<play-ground> has no ${selector}: compare it with src/pages/play.astro`);
    return found;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'play-ground': PlayGround;
  }
}
