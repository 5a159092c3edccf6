import { announce } from '../banner/announce.ts';
import type { RunEvent } from '../../runtime/runtime.ts';
import type { TraceEvent } from '../../runtime/trace-event.ts';
import { SiteElement } from '../base/site-element.ts';
import { LatePiece } from '../late/late-piece.ts';
import { showMissing } from '../late/missing.ts';
import type { MarkedCell } from './cell-marks.ts';
import { turnToOpen } from './slices.ts';
import type { TimelineView } from './timeline-view.ts';

const viewPiece = new LatePiece('TimelineView', () => import('./timeline-view.ts'));
const recordedRunPiece = new LatePiece('fetchRecordedRun', () => import('./recorded-run.ts'));

/** The parts of a cell that a timeline builds on. */
interface TracedCell extends MarkedCell {
  trace: boolean;
  readonly edited: boolean;
  readonly lastRun: { readonly engine: { readonly untraced?: string } } | undefined;
}

/** What comes out of a run is the program's to invent, and so is its amount. */
const mostEvents = 25_000;

const running = 'Running…';

/** Between two drawings of a run that goes on, ms. */
const redrawEvery = 200;

/**
 * The place of a cell's timeline, and the switch for it. What draws is loaded when it is first opened, and so is the
 * recorded run, which is shown until the reader's own replaces it.
 */
export class TimelinePanel extends SiteElement {
  #view: TimelineView | undefined;
  #opening: Promise<void> | undefined;
  #events: TraceEvent[] = [];
  #until = 0;
  #source = '';
  #own = false;
  /** A step that an address asks for, counted from 1: shown once there is a run that has it. */
  #wanted: number | undefined;
  #redraw: ReturnType<typeof setTimeout> | undefined;

  protected override begin(signal: AbortSignal): void {
    const button = this.#button;
    if (!button) return;
    button.hidden = false;
    button.addEventListener('click', () => this.toggle(button.getAttribute('aria-pressed') !== 'true'), {
      signal,
    });
    const cell = this.#cell;
    cell.addEventListener('cell-run-start', (event) => this.#started(event), { signal });
    cell.addEventListener('cell-run-event', ({ detail }) => this.#happened(detail.event), { signal });
    cell.addEventListener('cell-run-end', ({ detail }) => this.#ended(detail.elapsed), { signal });
    cell.addEventListener('cell-reset', () => this.#wasReset(), { signal });
  }

  protected override end(): void {
    this.#view?.close();
    this.#view = undefined;
  }

  /** Opens or closes it, in every cell of a comparison at once: they share an axis. */
  toggle(open: boolean): void {
    const comparison = this.closest('cell-comparison');
    const panels = comparison ? [...comparison.querySelectorAll<TimelinePanel>('timeline-panel')] : [this];
    for (const panel of panels) void (open ? panel.#open() : panel.#close());
  }

  /** Opens it at a step of the run, counted from 1. A program that came with a link has to be run first. */
  openAt(step: number): void {
    this.#wanted = step;
    this.toggle(true);
    if (this.#view) this.#draw();
  }

  get #cell(): TracedCell {
    return this.closest<TracedCell>('code-cell')!;
  }
  get #button(): HTMLButtonElement | null {
    return this.closest('code-cell')?.querySelector<HTMLButtonElement>('button.cell-timeline-button') ?? null;
  }

  get #reporter(): string {
    return this.#cell.dataset['language'] === 'javascript'
      ? 'Your run. A browser reports no suspensions: these come from calls written into your source, at each yield and await.'
      : 'Your run, as the interpreter reported it.';
  }

  #open(): Promise<void> {
    this.#button?.setAttribute('aria-pressed', 'true');
    this.#cell.trace = true;
    this.#cell.toggleAttribute('data-timeline', true);
    this.hidden = false;
    return (this.#opening ??= this.#load());
  }

  #close(): void {
    this.#button?.setAttribute('aria-pressed', 'false');
    this.#cell.trace = false;
    this.#cell.toggleAttribute('data-timeline', false);
    this.hidden = true;
    this.#opening = undefined;
    this.#view?.close();
    this.#view = undefined;
  }

  async #load(): Promise<void> {
    const recorded = this.#own || this.#events.length > 0 ? undefined : this.#recorded();
    recorded?.catch(() => {}); // the view may fail first
    try {
      const TimelineView = await viewPiece.get();
      await turnToOpen();
      if (this.hidden || !this.isConnected) return;
      this.#view ??= new TimelineView(this, this.#cell);
      await recorded;
    } catch (error) {
      // The reader's own run has taken its place.
      if (this.#view && this.#own) return;
      const what = this.#view ? 'The recorded run' : 'The timeline';
      showMissing(this, what, error, () => void (this.#opening = this.#load()));
    }
    this.#draw();
  }

  /** The run that was recorded when the site was made. */
  async #recorded(): Promise<void> {
    const address = this.dataset['trace'];
    this.#source =
      this.#wanted === undefined
        ? 'Run, and the timeline of your run is drawn here.'
        : `Run, and step ${this.#wanted} of your run is shown here.`;
    if (!address || this.#cell.edited) return;
    const fetchRecordedRun = await recordedRunPiece.get();
    const run = await fetchRecordedRun(address);
    if (this.#own) return;
    this.#events = run.events;
    this.#until = run.until;
    this.#source = run.source;
  }

  #started(event: CustomEvent<{ readonly program: { readonly trace?: boolean } }>): void {
    if (event.detail.program.trace !== true) {
      // This run is not recorded: what is drawn is of an earlier one.
      if (this.#own) this.#source = 'From an earlier run.';
      return;
    }
    this.#own = true;
    this.#events = [];
    this.#until = 0;
    this.#source = running;
    this.#draw();
  }

  #happened(event: RunEvent): void {
    if (!this.#own || event.type !== 'trace') return;
    this.#events.push(...event.events.slice(0, mostEvents - this.#events.length));
    this.#until = Math.max(this.#until, this.#events.at(-1)?.at ?? 0);
    this.#redraw ??= setTimeout(() => this.#draw(), redrawEvery);
  }

  #ended(elapsed: number): void {
    if (this.#source === running) {
      this.#until = Math.max(this.#until, elapsed);
      this.#source =
        this.#events.length > 0
          ? this.#reporter
          : (this.#cell.lastRun?.engine.untraced ??
            'No events of this run arrived before it ended. Its output says how it ended; Run records the next one.');
    }
    this.#draw();
  }

  /** After Reset the recorded run is shown again, as the recorded output is. */
  #wasReset(): void {
    if (!this.#own) return;
    this.#own = false;
    this.#events = [];
    this.#until = 0;
    if (!this.#view) return;
    void this.#recorded()
      .catch(() => undefined)
      .then(() => this.#draw());
  }

  #draw(): void {
    clearTimeout(this.#redraw);
    this.#redraw = undefined;
    this.#view?.show(this.#events, this.#until, this.#source);
    if (this.#wanted === undefined || !this.#view || this.#events.length === 0 || this.#source === running)
      return;
    const found = this.#view.showStep(this.#wanted);
    if (!found) announce(`This run has ${this.#events.length} steps: there is no step ${this.#wanted}.`);
    this.#wanted = undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'timeline-panel': TimelinePanel;
  }
}
