import type { CellData } from '../../examples/cell-data.ts';
import { entryFiles } from '../../examples/entry-files.ts';
import type { Files } from '../../examples/share.ts';
import type { Language } from '../../runtime/runtime.ts';
import { findPart } from '../base/find-part.ts';
import { SiteElement } from '../base/site-element.ts';
import { Banner } from '../banner/banner.ts';
import { Autosave } from '../cell/autosave.ts';
import type { CodeCell } from '../cell/code-cell.ts';
import { readCellData } from '../cell/read-cell-data.ts';
import { draftKey, loadEdits } from '../cell/saved-edits.ts';
import { announce } from '../banner/announce.ts';
import { LatePiece } from '../late/late-piece.ts';
import { showMissing } from '../late/missing.ts';
import { followVersion } from '../links/link-version.ts';
import { buildCell } from './build-cell.ts';
import { FileButtons, type Changeable } from './file-buttons.ts';
import { InputBox } from './input-box.ts';
import { inputKey, loadInput, loadProgram, programKey } from './kept-program.ts';
import { entryOf, languageOfFiles, readAddress, type OpenedProgram } from './program-source.ts';

/** Somebody else's program, or a copy of an example, with the key of what the reader has changed in it. */
type OpenedUnderKey = OpenedProgram & { readonly key: string };

/** What is to be shown, and kept: under the key of what was opened, else as the reader's own. */
interface Wish {
  readonly language: Language;
  readonly files: Files;
  readonly entry: string;
  /** Without it, the program goes on reading what it read. */
  readonly stdin?: string;
  readonly opened?: OpenedUnderKey | undefined;
}

const localFiles = new LatePiece('localFiles', () => import('./local-files.ts'));

/** The playground: a cell whose files and input are the reader's own; kept on this device. */
export class PlayGround extends SiteElement implements Changeable {
  #language: Language = 'python';
  #cell: CodeCell | undefined;
  #opened: OpenedUnderKey | undefined;
  /** Counts what the reader asked for: only the last is shown, whichever arrives last. */
  #wishes = 0;
  /** Settles when the first program is shown, on which the buttons act. */
  ready: Promise<void> | undefined;
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
    this.ready = this.#followAddress();
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

  /** Shows and saves these files; `before`, where it is given, is kept beside them. */
  async change(files: Files, show: string, before?: Files): Promise<void> {
    const language = this.#language;
    const shown = await this.#show({
      language,
      files,
      entry: entryOf(files, language),
      opened: this.#opened,
    });
    if (!shown) return;
    if (before) this.#cell?.keepBeside(before);
    this.#cell?.save(true);
    this.#cell?.goTo(1, show);
    await this.#cell?.edit();
  }

  async #followAddress(): Promise<void> {
    const wish = ++this.#wishes;
    const { hash } = location;
    const { language, opened, problem, version } = await readAddress(hash);
    if (!this.isConnected || wish !== this.#wishes) return;
    if (opened) {
      if (!(await this.#open(opened, hash))) return;
    } else if (!this.#cell || language) {
      if (!(await this.#showOwn(language ?? this.#language, problem === undefined))) return;
    }
    if (problem !== undefined) this.#banner.warn(problem);
    if (version !== undefined && this.#cell) followVersion(this.#cell, version);
  }

  /** What an address names. False when something else was asked for before it could be shown. */
  async #open(found: OpenedProgram, hash: string): Promise<boolean> {
    const { language } = found;
    const opened = { ...found, key: draftKey(language, hash) };
    const draft = loadEdits(opened.key);
    const files = draft ?? opened.files;
    const stdin = loadInput(opened.key) || (opened.stdin ?? '');
    if (!(await this.#show({ language, files, entry: entryOf(files, language), stdin, opened })))
      return false;
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
    return true;
  }

  /** What came with the link; what the reader had made of it is kept beside it. */
  async #asItWas(opened: OpenedUnderKey): Promise<void> {
    const changed = this.files;
    if (!(await this.#show({ ...opened, stdin: opened.stdin ?? '', opened }))) return;
    this.#cell?.keepBeside(changed);
    this.#cell?.save(true);
  }

  /**
   * The reader's own program of a language, or the one to start with. An address that says something else gives way to
   * the language's name, unless it could not be read: then the reader may see what is wrong with it. False when something
   * else was asked for before it could be shown.
   */
  async #showOwn(language: Language, rename = true): Promise<boolean> {
    this.#cell?.save();
    this.#inputSave.flush();
    this.#banner.hide();
    if (rename && location.hash !== '') this.#nameLanguage(language);
    const { files, stdin } = loadProgram(language) ?? { files: this.#starter(language).files, stdin: '' };
    return this.#show({ language, files, entry: entryOf(files, language), stdin });
  }

  /** Somebody's program becomes the reader's own; the one that it replaces is kept beside it. */
  #keep(): void {
    const own = loadProgram(this.#language)?.files;
    this.#opened = undefined;
    this.#banner.hide();
    this.#nameLanguage(this.#language);
    if (!this.#cell) return;
    this.#saveUnder(this.#cell);
    if (own) this.#cell.keepBeside(own);
    this.#cell.save(true);
    this.#inputSave.flush(true);
    announce('Kept on this device');
  }

  /**
   * Replaces the reader's own program, which is kept beside it, by an empty one. A program that was opened from a link or
   * an example is not replaced where it is kept: Undo shows it again.
   */
  async #startOver(): Promise<void> {
    await this.ready;
    const { hash } = location;
    const opened = this.#opened;
    const language = this.#language;
    if (opened && !(await this.#showOwn(language))) return;
    const own = { files: this.files, stdin: this.#input.text };
    const { files } = this.#starter(language);
    if (!(await this.#show({ language, files, entry: entryOf(files, language), stdin: '' }))) return;
    this.#cell?.keepBeside(own.files);
    this.#cell?.save(true);
    this.#inputSave.flush(true);
    const undo = async (): Promise<void> => {
      this.#banner.hide();
      if (!(await this.#show({ language, ...own, entry: entryOf(own.files, language) }))) return;
      this.#cell?.save(true);
      this.#inputSave.flush(true);
      if (!opened) return;
      history.replaceState(history.state, '', hash);
      await this.#open(opened, hash);
    };
    this.#banner.say('Started over.', [{ name: 'Undo', act: () => void undo() }]);
  }

  /** False when something else was asked for before its cell was there. */
  async #show({ language, files, entry, stdin, opened }: Wish): Promise<boolean> {
    const wish = ++this.#wishes;
    this.#cell?.save();
    const cell = await buildCell(this.#template(language), {
      ...this.#starter(language),
      entry,
      files: { ...files, [entry]: files[entry] ?? '' },
    });
    if (wish !== this.#wishes) return false;
    this.#cell?.save(); // what was typed meanwhile
    this.#cell?.stop();
    this.#opened = opened;
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
    return true;
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
    void this.change(files, entryOf(files, this.#language), this.files);
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
    if (language !== this.#language && !(await this.#showOwn(language))) return;
    // A program that does not name its start starts with its only file.
    const alone = Object.keys(files).length === 1 && !(entryFiles[language] in files);
    const text = files[first] ?? '';
    const before = this.files;
    const refusal = alone ? undefined : tools.refuse(files, before);
    if (refusal !== undefined) {
      this.#banner.warn(refusal);
      return;
    }
    await this.change(
      alone ? { [entryFiles[language]]: text } : { ...before, ...files },
      alone ? entryFiles[language] : first,
      before,
    );
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
