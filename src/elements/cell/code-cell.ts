import type { CellData } from '../../examples/cell-data.ts';
import { NoEngine } from '../../runtime/choose.ts';
import type { Outcome, Program, RunEnd, RunEvent } from '../../runtime/runtime.ts';
import type { Notice } from '../banner/notice.ts';
import { findPart } from '../base/find-part.ts';
import { SiteElement } from '../base/site-element.ts';
import { CellControls } from './cell-controls.ts';
import type { CellEventMap, CellState, Files, LastRun } from './cell-events.ts';
import { CellOutput } from './cell-output.ts';
import { CodeView } from './code-view.ts';
import { EditedMark } from './edited-mark.ts';
import { EngineOrder } from './engine-order.ts';
import { FileTabs } from './file-tabs.ts';
import { readCellData } from './read-cell-data.ts';
import { ResultView } from './result-view.ts';
import { rememberedEngine, rememberEngine } from './remembered-engine.ts';
import { runProgram } from './run.ts';
import { Autosave } from './autosave.ts';
import { editsKey } from './saved-edits.ts';

/** What a run may ask for. */
export interface RunOptions {
  /** Report suspensions as `trace` events. Left out: what {@link CodeCell.trace} says. */
  readonly trace?: boolean;
}

/** A runnable example. The server sends it complete; this wakes it up. */
export class CodeCell extends SiteElement {
  /** Whether Run asks for `trace` events; an open timeline sets it. */
  trace = false;

  /** What the program reads. It is no part of the edits: neither kept, nor compared, nor reset. */
  stdin: string | undefined;

  #data!: CellData;
  #code!: CodeView;
  #output!: CellOutput;
  #result!: ResultView;
  #tabs: FileTabs | undefined;
  #edited!: EditedMark;
  #controls!: CellControls;
  /** Ends the run that is under way. */
  #running: AbortController | undefined;
  #lastRun: LastRun | undefined;
  #engines!: EngineOrder;
  #autosave!: Autosave;

  protected override begin(signal: AbortSignal): void {
    this.#data = readCellData(this);
    this.stdin = this.#data.stdin;
    this.#engines = new EngineOrder(this.#data.engines.map(({ name }) => name));
    this.#output = new CellOutput(this, signal);
    this.#result = new ResultView(this, this.#data, {
      retry: (name) => {
        if (name !== undefined) this.#engines.prefer(name);
        void this.run();
      },
      choose: (name) => this.chooseEngine(name),
      runIn: (name) => {
        this.chooseEngine(name);
        void this.run();
      },
      printed: () => this.#output.lines.map(({ text }) => text).join(''),
      signal,
    });
    this.#code = new CodeView({
      root: findPart(this, '.cell-code'),
      cell: this.id,
      entry: this.#data.entry,
      files: this.#data.files,
      changed: (files) => this.#filesChanged(files),
      edit: (at) => this.edit(at),
      signal,
    });
    this.#edited = new EditedMark(this, this.#data.files, signal);
    const tabs = this.querySelector<HTMLElement>('.cell-tabs');
    if (tabs) this.#tabs = new FileTabs(tabs, (path) => this.#code.show(path), signal);
    this.#controls = new CellControls(this, () => this.#fire('cell-share', null), signal);
    this.#autosave = new Autosave(
      () => this.files,
      {
        saved: (saved) => this.#result.editsKept(saved),
        others: (count) => this.#sayOthers(count),
      },
      signal,
    );
    const saved = this.keepUnder(this.#ownKey, this.original);
    if (saved) this.files = saved;
    const remembered = rememberedEngine(this.#data.id);
    if (remembered !== undefined && this.choices.has(remembered)) this.#take(remembered);
  }

  protected override end(): void {
    this.stop();
  }

  /** Text by path, as the reader has it now. Setting it is an edit: it is marked, kept, and can be reset. */
  get files(): Files {
    return this.#code.files;
  }
  set files(files: Files) {
    // The example says which files there are; others say what is in them.
    const next = Object.fromEntries(
      Object.entries(this.original).map(([path, text]) => [path, files[path] ?? text]),
    );
    this.#code.files = next;
    this.#filesChanged(next);
  }

  /** From now on this device saves the text under this key, while it is not `original`. Returns what it holds there. */
  keepUnder(key: string, original: Files): Files | undefined {
    return this.#autosave.open(key, original);
  }

  /** Makes a text the reader's own edit of this example; the edit that it replaces stays beside it. */
  keepAsOwn(files: Files): void {
    const own = this.keepUnder(this.#ownKey, this.original);
    this.files = files;
    if (own) this.#autosave.keepBeside(own);
  }

  /** Tells the reader that this device keeps what is written here, or no longer. */
  sayKept(kept: boolean): void {
    this.#result.editsKept(kept);
  }

  /** Saves now what would be saved soon; with `changed`, also what was not typed here. */
  save(changed = false): void {
    this.#autosave.flush(changed || undefined);
  }

  /** The text of now is not one for the key under which it would be saved soon. */
  dropSave(): void {
    this.#autosave.drop();
  }

  /** Keeps a version of the text beside the one that takes its place. */
  keepBeside(version: Files): void {
    this.#autosave.keepBeside(version);
  }

  get #ownKey(): string {
    return editsKey(this.#data.id, this.#data.files);
  }

  /** Text by path, as the example has it. */
  get original(): Files {
    return this.#data.files;
  }

  get edited(): boolean {
    return Object.entries(this.original).some(([path, text]) => this.files[path] !== text);
  }

  get state(): CellState {
    return (this.dataset['state'] ?? 'idle') as CellState;
  }

  /** The path of the file in sight. */
  get shownFile(): string {
    return this.#code.shown;
  }

  get data(): CellData {
    return this.#data;
  }

  /** What the last run printed and how it ended; `undefined` before the first. */
  get lastRun(): LastRun | undefined {
    return this.#lastRun;
  }

  /** The program as Run would start it. */
  get program(): Program {
    const { language, entry } = this.#data;
    const { stdin } = this;
    return { language, entry, files: this.files, ...(stdin === undefined ? {} : { stdin }) };
  }

  /** Runs what is in the editor; a run that is under way is stopped first. Resolves with its outcome, never rejects. */
  async run({ trace = this.trace }: RunOptions = {}): Promise<Outcome | undefined> {
    this.#running?.abort();
    // The rest may follow with the first output.
    this.dataset['state'] = 'booting' satisfies CellState;
    const program: Program = trace ? { ...this.program, trace, states: true } : this.program;
    const { edited, engine } = this;
    const running = new AbortController();
    this.#running = running;
    const end = await runProgram(program, this.#engines.names, running.signal, {
      started: () => this.#started(program),
      progress: (progress) => this.#result.progress(progress),
      engine: (choice) => {
        this.#lastRun = {
          program,
          engine: choice.runtime.identity,
          output: this.#output.lines,
          startedAt: performance.now(),
        };
        this.#result.running(choice, this.engine !== engine);
        this.#setState('running');
      },
      event: (event) => this.#happened(event),
      ready: () => this.#output.ready(),
      drained: () => this.#output.drained(),
    });
    const outcome = end instanceof NoEngine ? undefined : end.outcome;
    // A newer run, or Reset, has taken the cell over.
    if (this.#running !== running) return outcome;
    this.#running = undefined;
    this.#ended(end, edited);
    return outcome;
  }

  /** Ends the run at once. */
  stop(): void {
    if (!this.#running) return;
    this.#running.abort();
    this.#setState('stopped');
  }

  /** Back to the example's own text and its recorded output. */
  reset(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.save(); // what was typed last
    const before = this.edited ? this.files : undefined;
    this.files = this.original;
    this.#lastRun = undefined;
    this.#output.restore();
    this.#setState('idle');
    this.#result.idle(before ? () => (this.files = before) : undefined);
    this.#fire('cell-reset', null);
  }

  /** Brings a line of a file into sight, in the editor or in the lines. */
  goTo(line: number, path = this.#data.entry): void {
    this.#tabs?.select(path);
    this.#code.goTo(path, line);
  }

  /** Marks lines of the entry and brings them into sight, until others are or the text changes; none takes the marks away. */
  showLines(lines: { readonly from: number; readonly to: number } | undefined): void {
    const { entry } = this.#data;
    if (lines) this.#tabs?.select(entry);
    this.#code.showLines(lines);
  }

  /** Shows the one line that a timeline points at, or none; marked lines stay marked. */
  traceLine(line: number | undefined, path = this.#data.entry): void {
    this.#code.trace(line, path);
  }

  /** Opens the editor, loading it on first use, and puts the caret into it. */
  async edit(at?: { readonly x: number; readonly y: number }): Promise<void> {
    try {
      await this.#code.edit(at);
    } catch (error) {
      this.sayMissing('The editor', error, () => void this.edit());
    }
  }

  /** Tells that a piece of the page, such as "The editor", did not arrive, and offers to ask for it again. */
  sayMissing(what: string, error: unknown, retry: () => void): void {
    this.#result.missing(what, error, retry);
  }

  /** The engines that a reader can choose from for this program: their titles by name. */
  get choices(): ReadonlyMap<string, string> {
    return this.#result.choices;
  }

  /** The engine that the next run asks first. */
  get engine(): string {
    return this.#engines.names[0] ?? '';
  }

  /** The version that the reader chose, such as "3.11", where that is not the one that the example itself names. */
  get version(): string | undefined {
    return this.#result.version;
  }

  /** From the next run on this engine is asked first; this device remembers it for this cell unless `remember` is false. */
  chooseEngine(name: string, remember = true): void {
    if (remember) rememberEngine(this.#data.id, this.#data.engines[0]?.name === name ? undefined : name);
    this.#take(name);
    this.sayOfEngine(undefined);
    this.#fire('cell-engine', null);
  }

  /** Shows what is to be said of the engine that was chosen, or takes it away. */
  sayOfEngine(notice: Notice | undefined): void {
    this.#result.aboutEngine(notice);
  }

  #take(name: string): void {
    this.#engines.prefer(name);
    this.#result.chosen(name);
  }

  /** A hint that Run is likely soon. */
  warm(): void {
    this.#engines.warm();
    this.#output.ready().catch(() => undefined); // the run will say it
  }

  #sayOthers(count: number): void {
    this.#result.otherVersions(count, {
      show: () => {
        const other = this.#autosave.takeOther();
        if (other) this.#showVersion(other);
      },
      forget: () => this.#autosave.forgetOthers(),
    });
  }

  /** Shows another version. Of one with other files the playground makes a cell: it cancels the event. */
  #showVersion(files: Files): void {
    if (this.#fire('cell-version', { files })) this.files = files;
  }

  #started(program: Program): void {
    const focused = this.contains(document.activeElement);
    this.#setState('booting');
    this.#lastRun = undefined;
    this.#output.clear(Object.keys(program.files));
    this.#result.starting();
    // It may have been on a fold of the last output, or on Retry.
    if (focused && !this.contains(document.activeElement)) this.#controls.focus();
    this.#fire('cell-run-start', { program });
  }

  #happened(event: RunEvent): void {
    if (event.type === 'begin') {
      const startedAt = performance.now();
      if (this.#lastRun) this.#lastRun = { ...this.#lastRun, startedAt };
      this.#result.countFrom(startedAt);
    } else if (event.type === 'output') this.#output.write(event);
    this.#fire('cell-run-event', { event });
  }

  #ended(end: RunEnd | NoEngine, edited: boolean): void {
    this.#output.settle();
    if (end instanceof NoEngine) {
      this.#setState('error');
      const recorded = !edited && this.#output.lines.length === 0 && this.#data.recording !== undefined;
      if (recorded) this.#output.restore();
      this.#result.unavailable(end, recorded, this.#autosave.keeps);
      this.#fire('cell-run-end', { outcome: undefined, elapsed: 0 });
      return;
    }
    const { outcome, elapsed } = end;
    if (this.#lastRun) this.#lastRun = { ...this.#lastRun, outcome, elapsed };
    const good = outcome.kind === 'exit' && outcome.code === 0;
    this.#setState(outcome.kind === 'stopped' ? 'stopped' : good ? 'done' : 'error');
    this.#result.ended(outcome, elapsed, edited ? undefined : this.#output.lines);
    this.#output.announceRest();
    this.#fire('cell-run-end', { outcome, elapsed });
  }

  #filesChanged(files: Files): void {
    const edited = this.edited;
    this.#autosave.soon();
    this.#edited.update(files, edited);
    this.toggleAttribute('data-edited', edited);
    this.#controls.update(this.state, edited);
    this.#result.edited(edited, this.state !== 'idle');
    this.#fire('cell-edit', { files });
  }

  /** The state, and the buttons that go with it. */
  #setState(state: CellState): void {
    this.dataset['state'] = state;
    this.#controls.update(state, this.edited);
  }

  #fire<Name extends keyof CellEventMap>(type: Name, detail: CellEventMap[Name]['detail']): boolean {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, cancelable: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'code-cell': CodeCell;
  }
}
