import type { CellData } from '../../examples/cell-data.ts';
import type { RecordedLine } from '../../examples/example.ts';
import { duration, outcomeInWords, size } from '../../output/outcome-words.ts';
import type { ChosenEngine, NoEngine, Refused } from '../../runtime/choose.ts';
import type { Outcome, Progress } from '../../runtime/runtime.ts';
import { findPart } from '../base/find-part.ts';
import { EngineLabel } from './engine-label.ts';
import { EngineSwitch } from './engine-switch.ts';
import type { Notice } from '../banner/notice.ts';
import { LatePiece } from '../late/late-piece.ts';
import { missingNotice } from '../late/missing.ts';
import { Notices } from './notices.ts';
import { RecordedComparison } from './recorded-comparison.ts';

/** Milliseconds between two looks at a running clock. Each redraws the page, which costs more than a sleeping program. */
const tickEvery = 250;

/** Milliseconds until a program that runs is called running. */
const firstTick = 50;

interface Actions {
  /** Run again, with the engine of this name first. */
  readonly retry: (engine?: string) => void;
  /** The reader wants this engine from now on. */
  readonly choose: (engine: string) => void;
  /** The reader wants this engine from now on, and a run. */
  readonly runIn: (engine: string) => void;
  /** All that was printed, for a download. */
  readonly printed: () => string;
  readonly signal: AbortSignal;
}

/** What stands between the code and its output: how the run is going or went, who ran it, what to do if it could not. */
export class ResultView {
  readonly #data: CellData;
  readonly #actions: Actions;
  readonly #status: HTMLElement;
  readonly #engine: EngineLabel;
  readonly #progress: HTMLProgressElement;
  readonly #notices: Notices;
  readonly #comparison: RecordedComparison;
  readonly #switch: EngineSwitch;
  readonly #recorded: { readonly status: string; readonly engine: string };
  #editsKept = true;
  #otherVersions = 0;
  #choice: ChosenEngine | undefined;
  /** Not shown yet. */
  #latest: Progress | undefined;
  #clock: ReturnType<typeof setInterval> | ReturnType<typeof setTimeout> | undefined;

  constructor(cell: HTMLElement, data: CellData, actions: Actions) {
    const find = <Kind extends HTMLElement>(selector: string): Kind => findPart(cell, selector);
    this.#data = data;
    this.#actions = actions;
    this.#status = find('.cell-status');
    const own = data.engines.map(({ name }) => name);
    this.#switch = new EngineSwitch(cell, own, (name) => actions.choose(name));
    this.#engine = new EngineLabel(find('.cell-engine'), this.#switch.titles);
    this.#progress = find('.cell-progress');
    this.#notices = new Notices(find('.cell-notices'));
    this.#comparison = new RecordedComparison(find('.cell-match'), find('.cell-difference'), data);
    // While nobody has run it, the label of an unrecorded program names the engine that would: so does the switch.
    const unsaid = data.recording === undefined && this.#switch.named !== undefined;
    this.#recorded = { status: this.#status.textContent.trim(), engine: unsaid ? '' : this.#engine.text };
    this.#engine.say(this.#recorded.engine);
  }

  /** What the reader can choose from: titles by name. */
  get choices(): ReadonlyMap<string, string> {
    return this.#switch.titles;
  }

  /** See {@link EngineSwitch.version}. */
  get version(): string | undefined {
    return this.#switch.version;
  }

  /** This engine was chosen. */
  chosen(name: string): void {
    this.#switch.show(name);
    this.#engine.besideSwitch(name);
  }

  /** What is to be said of the engine that was chosen, or nothing any more. */
  aboutEngine(notice: Notice | undefined): void {
    if (notice) this.#notices.show('engine', notice);
    else this.#notices.hide('engine');
  }

  /** Run was pressed. */
  starting(): void {
    this.#quiet();
    this.#mark('live');
    this.#say('Starting…');
    this.#engine.say('');
  }

  /** The engine is getting ready. What lasts is shown, now and then; said aloud only when the words change. */
  progress(progress: Progress): void {
    const isDue = this.#latest === undefined;
    this.#latest = progress;
    if (isDue) this.#clock = setTimeout(() => this.#showProgress(), tickEvery);
  }

  #showProgress(): void {
    if (!this.#latest) return;
    const { text, loaded, total } = this.#latest;
    this.#latest = undefined;
    this.#progress.hidden = false;
    if (loaded !== undefined && total !== undefined && total > 0) {
      this.#progress.max = total;
      this.#progress.value = Math.min(loaded, total);
    } else this.#progress.removeAttribute('value');
    this.#say(`${text}…`, loaded === undefined ? '' : ` ${bytesInWords(loaded, total)}`);
  }

  /** An engine is ready. The menu names it, unless the reader has chosen `another` for the next run meanwhile. */
  running(choice: ChosenEngine, another: boolean): void {
    this.#quietClock();
    this.#choice = choice;
    if (!another) this.#switch.show(choice.name);
    this.#sayEngine();
    const [first] = choice.refused;
    if (first) this.#explainFallback(first);
    this.#say('Starting…');
  }

  /** The program starts, at this time on the page's clock. */
  countFrom(startedAt: number): void {
    this.#quietClock();
    const tick = (): void => this.#say('Running…', ` ${duration(performance.now() - startedAt)}`);
    // Not at once: the first lines may be on their way, and would wait for this to be drawn.
    this.#clock = setTimeout(() => {
      tick();
      this.#clock = setInterval(tick, tickEvery);
    }, firstTick);
  }

  /** The run is over. `lines` when it ran the example's own text, to be compared with the recording. */
  ended(outcome: Outcome, elapsed: number, lines: readonly RecordedLine[] | undefined): void {
    this.#quietClock();
    this.#mark('over');
    // Node says which version it is when a program starts, not before.
    this.#sayEngine();
    this.#say(outcomeInWords(outcome, elapsed, this.#data.entry));
    const name = this.#choice?.name ?? '';
    if (lines && outcome.kind === 'exit') void this.#comparison.compare(lines, outcome, name);
    if (
      outcome.kind === 'output-limit' ||
      (outcome.kind === 'exit' && (outcome.error ?? outcome.lacksInput))
    ) {
      void this.#explainEnd(outcome);
    }
    if (outcome.kind === 'crash') {
      this.#notices.show('run', {
        what: 'The engine died under the program. Your code is as you left it; the next run gets a new engine.',
        actions: [{ name: 'Run again', act: () => this.#actions.retry() }],
      });
    }
  }

  /**
   * No engine could run it. `recordedShown` when the output on the page is the recorded one, `editsKept` when there are
   * edits that the device keeps.
   */
  unavailable(error: NoEngine, recordedShown: boolean, editsKept: boolean): void {
    this.#quietClock();
    this.#mark('over');
    this.#say(recordedShown ? 'Could not run; this is the recorded output' : 'Could not run');
    if (recordedShown) this.#engine.say(this.#recorded.engine);
    this.#notices.show('run', {
      what: error.refused.map(({ name, message }) => `${this.#title(name)}: ${sentence(message)}`).join(' '),
      advice: [error.advice, editsKept && 'Your edits are kept.'].filter(Boolean).join(' '),
      actions: this.#retry(error.lasting),
    });
  }

  /** Back to the recorded output; `undo` when that threw edits away. */
  idle(undo: (() => void) | undefined): void {
    this.#quiet();
    this.#mark('recorded');
    this.#say(this.#recorded.status);
    this.#engine.say(this.#recorded.engine);
    if (undo) {
      this.#notices.show('run', {
        what: 'Back to the original.',
        actions: [{ name: 'Bring my edits back', act: () => (this.#notices.hide('run'), undo()) }],
      });
    }
  }

  /**
   * The text has changed, and is the original or not. While nobody `ran` it, the result on the page is that of the
   * original, whatever the text has become.
   */
  edited(edited: boolean, ran: boolean): void {
    this.#comparison.edited(edited);
    if (ran || this.#data.recording === undefined) return;
    this.#say(edited ? `Output of the original: ${this.#recorded.status}` : this.#recorded.status);
  }

  /** The device keeps the edits again, or no longer. */
  editsKept(kept: boolean): void {
    this.#editsKept = kept;
    if (kept) this.#notices.hide('edits');
    else void this.#explainEdits();
  }

  async #explainEdits(): Promise<void> {
    const notice = (await notices.get().catch(() => undefined))?.edits(() => this.#notices.hide('edits'));
    if (notice && !this.#editsKept) this.#notices.show('edits', notice);
  }

  /** There are so many other versions of the text on this device. */
  otherVersions(count: number, { show, forget }: Readonly<Record<'show' | 'forget', () => void>>): void {
    this.#otherVersions = count;
    if (count === 0) this.#notices.hide('versions');
    else void this.#explainVersions(show, forget);
  }

  async #explainVersions(show: () => void, forget: () => void): Promise<void> {
    const count = this.#otherVersions;
    const notice = (await notices.get().catch(() => undefined))?.versions(count, show, forget);
    if (notice && count === this.#otherVersions) this.#notices.show('versions', notice);
  }

  /** A piece of the page did not arrive. */
  missing(what: string, error: unknown, retry: () => void): void {
    this.#notices.show(
      'missing',
      missingNotice(what, error, () => (this.#notices.hide('missing'), retry())),
    );
  }

  #sayEngine(): void {
    if (!this.#choice) return;
    this.#engine.engine(this.#choice.name, this.#choice.runtime.identity.label);
    this.#engine.besideSwitch(this.#switch.named);
  }

  #explainFallback({ name, message, advice, lasting }: Refused): void {
    this.#notices.show('run', {
      what: `${this.#title(name)}: ${sentence(message)}`,
      advice,
      actions: this.#retry(lasting, name),
    });
  }

  /** A button to try again, with the engine of this name first; none if it could not help. */
  #retry(lasting: boolean, engine?: string): Notice['actions'] {
    return lasting ? [] : [{ name: 'Retry', act: () => this.#actions.retry(engine) }];
  }

  async #explainEnd(outcome: Outcome): Promise<void> {
    const choice = this.#choice;
    const rare = await notices.get().catch(() => undefined);
    const { id } = this.#data;
    const inPlayground = this.#status.closest('[data-playground]') !== null;
    const { printed, runIn } = this.#actions;
    const { choices } = this;
    const notice = rare?.end({ outcome, inPlayground, file: `${id}.txt`, printed, choices, runIn });
    // It may come late: for another run it would be wrong.
    if (notice && choice === this.#choice) this.#notices.show('run', notice);
  }

  #title(name: string): string {
    const own = this.#data.engines.find((engine) => engine.name === name)?.title;
    return own ?? this.choices.get(name) ?? name;
  }

  /** What the words are about, for their looks: the recording, a run that lasts, one that is over. */
  #mark(about: 'recorded' | 'live' | 'over'): void {
    this.#status.toggleAttribute('data-recorded', about === 'recorded');
    this.#status.toggleAttribute('data-live', about === 'live');
  }

  /** `live` changes too often to be read aloud. */
  #say(words: string, live = ''): void {
    const [text, ticking] = this.#status.childNodes;
    if (text?.nodeValue === words && ticking instanceof HTMLElement) ticking.textContent = live;
    else {
      const span = document.createElement('span');
      span.setAttribute('aria-hidden', 'true');
      span.textContent = live;
      this.#status.replaceChildren(words, span);
    }
  }

  #quiet(): void {
    this.#choice = undefined;
    this.#quietClock();
    this.#notices.hide('run');
    this.#notices.hide('missing');
    this.#comparison.forget();
  }

  #quietClock(): void {
    clearInterval(this.#clock);
    this.#clock = undefined;
    this.#latest = undefined;
    this.#progress.hidden = true;
  }
}

/** Other words follow. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function bytesInWords(loaded: number, total: number | undefined): string {
  return total === undefined ? size(loaded) : `${size(Math.min(loaded, total))} of ${size(total)}`;
}

/** Where they cannot be had, the status says in its own words how a run ended. */
const notices = new LatePiece('noticesOnDemand', () => import('./notices-on-demand.ts'));
