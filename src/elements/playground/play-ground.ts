import type { CellData } from '../../examples/cell-data.ts';
import type { Files } from '../../examples/share.ts';
import type { Language } from '../../runtime/runtime.ts';
import { findPart } from '../base/find-part.ts';
import { SiteElement } from '../base/site-element.ts';
import { Banner } from '../banner/banner.ts';
import { Autosave } from '../cell/autosave.ts';
import type { CodeCell } from '../cell/code-cell.ts';
import { readCellData } from '../cell/read-cell-data.ts';
import { draftKey, loadEdits } from '../cell/saved-edits.ts';
import { announce } from '../clipboard/copy.ts';
import { LatePiece } from '../late/late-piece.ts';
import { showMissing } from '../late/missing.ts';
import { followVersion } from '../links/link-version.ts';
import { buildCell } from './build-cell.ts';
import { FileButtons, type Changeable } from './file-buttons.ts';
import { InputBox } from './input-box.ts';
import { inputKey, loadInput, loadProgram, programKey } from './kept-program.ts';
import { entries, entryOf, languageOfFiles, readAddress, type Opened } from './program-source.ts';

const localFiles = new LatePiece('localFiles', () => import('./local-files.ts'));

/** The playground: a cell whose files and input are the reader's own; kept on this device. */
export class PlayGround extends SiteElement implements Changeable {
  #language: Language = 'python';
  #cell: CodeCell | undefined;
  /** Somebody else's program, or a copy of an example, with the key of what the reader has changed in it. */
  #opened: (Opened & { readonly key: string }) | undefined;
  #banner!: Banner;
  #input!: InputBox;
  #inputSave!: Autosave;

  protected override begin(signal: AbortSignal): void {
    const on = (selector: string, type: string, act: () => void): void =>
      findPart(this, selector).addEventListener(type, act, { signal });
    this.#banner = new Banner(findPart(this, '.play-banner'));
    this.#input = new InputBox(findPart(this, '.play-input'), () => this.#inputSave.soon(), signal);
    this.#inputSave = new Autosave(
      () => ({ stdin: this.#input.text }),
      { saved: (saved) => this.#cell?.sayKept(saved), others: () => undefined },
      signal,
    );
    new FileButtons(this, this, this.#banner, signal);
    const chooser = findPart<HTMLInputElement>(this, '.play-chooser');
    const examples = findPart<HTMLSelectElement>(this, '.play-examples');
    on('.play-download', 'click', () => this.#download());
    on('.play-open', 'click', () => chooser.click());
    on('.play-chooser', 'change', () => void this.#openLocal([...(chooser.files ?? [])]));
    on('.play-new', 'click', () => void this.#startOver());
    on('.play-examples', 'change', () => examples.value && (location.hash = examples.value));
    for (const button of this.#languageButtons()) {
      button.addEventListener('click', () => this.#showOwn(button.dataset['language'] as Language), {
        signal,
      });
    }
    this.addEventListener('dragover', (event) => event.preventDefault(), { signal });
    this.addEventListener('drop', (event) => void this.#dropped(event), { signal });
    this.addEventListener('cell-version', (event) => this.#showVersion(event), { signal });
    addEventListener('hashchange', () => void this.#followAddress(), { signal });
    void this.#followAddress();
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
    this.#cell?.save(true);
    this.#cell?.goTo(1, show);
    await this.#cell?.edit();
  }

  async #followAddress(): Promise<void> {
    const { language, opened, problem, version } = await readAddress(location.hash);
    if (!this.isConnected) return;
    if (opened) await this.#open(opened);
    else if (!this.#cell || language) await this.#showOwn(language ?? this.#language, problem === undefined);
    if (problem !== undefined) this.#banner.warn(problem);
    if (version !== undefined && this.#cell) followVersion(this.#cell, version);
  }

  async #open(opened: Opened): Promise<void> {
    const key = draftKey(opened.language, location.hash);
    const draft = loadEdits(key);
    const files = draft ?? opened.files;
    this.#opened = { ...opened, key };
    await this.#show(opened.language, files, entryOf(files, opened.language), this.#inputOf(this.#opened));
    const own = loadProgram(opened.language) !== undefined;
    this.#banner.say(
      `${opened.from}${draft ? ' Your changes to it are kept.' : ''} Read it, then press Run if you want to.`,
      [
        ...(draft ? [{ name: 'As it was', act: () => void this.#asItWas(opened) }] : []),
        { name: own ? 'Keep it instead of mine' : 'Keep it', act: () => this.#keep() },
        {
          name: own ? 'Back to my own program' : 'Start with an empty one',
          act: () => void this.#showOwn(this.#language),
        },
      ],
    );
  }

  /** What came with the link; what the reader had made of it is kept beside it. */
  async #asItWas(opened: Opened): Promise<void> {
    const changed = this.files;
    await this.#show(opened.language, opened.files, opened.entry, opened.stdin ?? '');
    this.#cell?.keepBeside(changed);
    this.#cell?.save(true);
  }

  #inputOf(opened: Opened & { readonly key: string }): string {
    return loadInput(opened.key) || (opened.stdin ?? '');
  }

  /**
   * The reader's own program of a language, or the one to start with. An address that says something else gives way to
   * the language's name, unless it could not be read: then the reader may see what is wrong with it.
   */
  async #showOwn(language: Language, rename = true): Promise<void> {
    this.#cell?.save();
    this.#inputSave.flush();
    this.#opened = undefined;
    this.#banner.hide();
    if (rename && location.hash !== '') this.#nameLanguage(language);
    const { files, stdin } = loadProgram(language) ?? { files: this.#starter(language).files, stdin: '' };
    await this.#show(language, files, entryOf(files, language), stdin);
  }

  /** Somebody's program becomes the reader's own; the one that it replaces is kept beside it. */
  #keep(): void {
    const own = loadProgram(this.#language)?.files;
    this.#opened = undefined;
    this.#banner.hide();
    this.#nameLanguage(this.#language);
    if (!this.#cell) return;
    this.#saveUnder(this.#cell);
    this.#cell.save(true);
    this.#inputSave.flush(true);
    if (own) this.#cell.keepBeside(own);
    announce('Kept on this device');
  }

  async #startOver(): Promise<void> {
    const before = { files: this.files, stdin: this.#input.text };
    const { files } = this.#starter(this.#language);
    if (this.#opened) await this.#showOwn(this.#language);
    await this.#show(this.#language, files, entryOf(files, this.#language), '');
    this.#cell?.keepBeside(before.files);
    this.#cell?.save(true);
    this.#inputSave.flush(true);
    this.#banner.say('Started over.', [{ name: 'Undo', act: () => void this.#undo(before) }]);
  }

  async #undo(before: { readonly files: Files; readonly stdin: string }): Promise<void> {
    this.#banner.hide();
    await this.#show(this.#language, before.files, entryOf(before.files, this.#language), before.stdin);
    this.#cell?.save(true);
    this.#inputSave.flush(true);
  }

  /** Without `stdin`, the program goes on reading what it read. */
  async #show(language: Language, files: Files, entry: string, stdin?: string): Promise<void> {
    this.#cell?.save();
    const cell = await buildCell(this.#template(language), {
      ...this.#starter(language),
      entry,
      files: { ...files, [entry]: files[entry] ?? '' },
    });
    this.#cell?.stop();
    const engine = this.#language === language ? this.#cell?.engine : undefined;
    this.#cell = cell;
    this.#language = language;
    findPart(this, '.play-cell').replaceChildren(cell);
    if (engine !== undefined && engine !== cell.engine) cell.chooseEngine(engine, false);
    this.#input.moveTo(cell, language);
    this.#saveUnder(cell);
    if (stdin !== undefined) this.#input.fill(stdin);
    for (const button of this.#languageButtons()) {
      button.setAttribute('aria-pressed', String(button.dataset['language'] === language));
    }
  }

  /** Where this device keeps what is shown now: the reader's own program, or changes to one that was opened. */
  #saveUnder(cell: CodeCell): void {
    const opened = this.#opened;
    const key = opened?.key ?? programKey(this.#language);
    cell.keepUnder(key, opened?.files ?? this.#starter(this.#language).files);
    this.#inputSave.open(inputKey(key), { stdin: opened?.stdin ?? '' });
  }

  /** Another version may have other files: it needs a cell of its own. */
  #showVersion(event: CustomEvent<{ readonly files: Files }>): void {
    event.preventDefault();
    const { files } = event.detail;
    void this.change(files, entryOf(files, this.#language));
  }

  async #dropped(event: DragEvent): Promise<void> {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    await this.#openLocal(files);
  }

  /** Local files are added to the program; a program of another language takes its place. */
  async #openLocal(chosen: readonly File[]): Promise<void> {
    const tools = await localFiles.get().catch((error: unknown) => {
      showMissing(this, 'What opens files', error, () => void this.#openLocal(chosen));
    });
    if (!tools) return;
    const { files, problem } = await tools.readLocal(chosen);
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
    const before = this.files;
    await this.change(
      alone ? { [entries[language]]: text } : { ...before, ...files },
      alone ? entries[language] : first,
    );
    this.#cell?.keepBeside(before);
  }

  #download(): void {
    const { files, entry } = this;
    if (entry === undefined) return;
    localFiles.get().then(
      ({ download }) => download(files, entry),
      (error: unknown) => showMissing(this, 'What saves files', error, () => this.#download()),
    );
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
    return findPart<HTMLTemplateElement>(this, `template[data-language="${language}"]`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'play-ground': PlayGround;
  }
}
