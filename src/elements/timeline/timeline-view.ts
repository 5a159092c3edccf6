import type { TraceEvent } from '../../runtime/trace-event.ts';
import { bestAxis, positions, stepAt, type AxisKind } from '../../trace/axis.ts';
import { buildTimeline } from '../../trace/build-timeline.ts';
import { sceneOf, type Scene } from '../../trace/scene.ts';
import { summarize } from '../../trace/summarize.ts';
import type { Timeline } from '../../trace/timeline.ts';
import type { MarkedCell } from './cell-marks.ts';
import { Chart } from './chart.ts';
import { Controls } from './controls.ts';
import { eventTables } from './event-table.ts';
import { InsideView } from './inside-view.ts';
import { legend } from './legend.ts';
import { pressKey } from './keys.ts';
import { axisStateOf, type AxisListener, type AxisState } from './axis-state.ts';
import { nextFrame, turnToOpen } from './slices.ts';
import { html } from './svg.ts';
import { EventCaption } from './event-caption.ts';
import { VisibleEvents } from './visible-events.ts';
import styles from './timeline.css?inline';

// Adopted rather than imported: a stylesheet that a script imports would be fetched by every page, opened or not.
const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets.push(sheet);

/** With more events than this, sorting them into lanes and drawing the lanes are too much for one frame. */
const mostAtOnce = 1500;

/** An open timeline: drawing, words, controls and tables, tied to the code and the console of its cell. */
export class TimelineView implements AxisListener {
  readonly #axis: AxisState;
  readonly #life = new AbortController();
  readonly #caption: EventCaption;
  readonly #chart: Chart;
  readonly #controls: Controls;
  readonly #inside: InsideView;
  readonly #summary = html('p', { class: 'timeline-summary' });
  readonly #source = html('p', { class: 'timeline-source' });
  #legend: HTMLElement = html('div');
  readonly #slider = html('div', {
    class: 'timeline-chart',
    role: 'slider',
    tabindex: '0',
    'aria-label': 'Moment of the run',
    'aria-valuemin': '0',
  });
  readonly #tables = html('details', { class: 'timeline-tables' }, html('summary', {}, 'As a table'));
  #timeline: Timeline = buildTimeline([]);
  /** The event that is described while several share the cursor's position. */
  #step: number | undefined;

  constructor(host: HTMLElement, cell: MarkedCell) {
    const { signal } = this.#life;
    this.#axis = axisStateOf(cell);
    this.#chart = new Chart({
      host: this.#slider,
      axis: this.#axis,
      pointed: (step) => this.#point(step),
      chosen: (step) => this.#goTo(step),
      signal,
    });
    this.#caption = new EventCaption({
      cell,
      slider: this.#slider,
      mark: (steps) => this.#chart.mark(steps),
    });
    this.#controls = new Controls({ axis: this.#axis, step: (by) => this.#stepBy(by), signal });
    this.#inside = new InsideView({
      language: cell.dataset['language'] === 'javascript' ? 'javascript' : 'python',
      goTo: (step) => this.#goTo(step),
      signal,
    });
    host.replaceChildren(
      html('div', { class: 'timeline-head' }, this.#summary, this.#controls.element),
      this.#slider,
      this.#caption.element,
      this.#inside.element,
      html('div', { class: 'timeline-foot' }, this.#legend, this.#source),
      this.#tables,
    );
    this.#axis.join(this);
    this.#slider.addEventListener('keydown', (event) => this.#key(event), { signal });
    this.#tables.addEventListener('toggle', () => this.#fillTables(), { signal });
    cell.addEventListener('pointerover', (event) => this.#reverse(event.target), { signal });
    cell.addEventListener('focusin', (event) => this.#reverse(event.target), { signal });
    signal.addEventListener('abort', () => {
      this.#axis.leave(this);
      this.#caption.clear();
      host.replaceChildren();
    });
  }

  close(): void {
    this.#life.abort();
  }

  /** The drawing reports how far it reaches. */
  get extent(): number {
    return this.#chart.extent;
  }

  /** Moves the cursor to a step, counted from 1, and brings it into sight; false where the run has no such step. */
  showStep(step: number): boolean {
    if (step < 1 || step > this.#timeline.events.length) return false;
    this.#goTo(step - 1);
    this.#inside.element.scrollIntoView({ block: 'nearest' });
    return true;
  }

  /** Draws a run, or as much of it as there is; `source` says where it comes from. A long one comes frame by frame. */
  show(events: readonly TraceEvent[], until: number, source: string): void {
    const turn = (this.#turn += 1);
    if (events.length > mostAtOnce) void this.#showLong(turn, events, until, source);
    else {
      const timeline = buildTimeline(this.#visible.of(events), until);
      this.#show(timeline, this.#sceneOf(timeline), source);
    }
  }
  #turn = 0;
  readonly #visible = new VisibleEvents();

  async #showLong(turn: number, events: readonly TraceEvent[], until: number, source: string): Promise<void> {
    const overtaken = (): boolean => turn !== this.#turn || this.#life.signal.aborted;
    await nextFrame();
    if (overtaken()) return;
    const timeline = buildTimeline(this.#visible.of(events), until);
    await nextFrame();
    if (overtaken()) return;
    const scene = this.#sceneOf(timeline);
    await nextFrame();
    if (!overtaken()) this.#show(timeline, scene, source);
  }

  /** On the axis that suits it, unless the reader chose another. */
  #sceneOf(timeline: Timeline): Scene {
    if (timeline.events.length > 0) this.#axis.suggest(bestAxis(timeline));
    return sceneOf(timeline, positions(timeline, this.#axis.kind));
  }

  #show(timeline: Timeline, scene: Scene, source: string): void {
    const { events } = timeline;
    this.#timeline = timeline;
    this.#step = undefined;
    // An axis without anything on it would look like a fault: there the words stand alone.
    this.#slider.hidden = this.#tables.hidden = this.#controls.element.hidden = events.length === 0;
    this.#summary.textContent = events.length > 0 ? summarize(this.#timeline) : '';
    this.#source.textContent = source;
    const shapes = legend(this.#timeline);
    this.#legend.replaceWith(shapes);
    this.#legend = shapes;
    this.#slider.setAttribute('aria-valuemax', String(Math.max(0, events.length - 1)));
    // Another cell may have changed the axis meanwhile.
    this.#chart.show(scene.positions.kind === this.#axis.kind ? scene : this.#sceneOf(timeline));
    this.#inside.show(timeline);
    this.#fillTables();
    this.#axis.show();
    this.#describe();
  }

  changed(): void {
    // The words change with the events, the drawing with the kind of axis.
    if (this.#chart.positions.kind === this.#axis.kind) return;
    if (this.#timeline.events.length > mostAtOnce) void this.#changeLong(this.#timeline, this.#axis.kind);
    else this.#chart.show(this.#sceneOn(this.#axis.kind));
  }

  async #changeLong(timeline: Timeline, kind: AxisKind): Promise<void> {
    if (this.#changing === kind) return;
    this.#changing = kind;
    await turnToOpen();
    const scene = this.#sceneOn(kind);
    await nextFrame();
    this.#changing = undefined;
    if (this.#life.signal.aborted) return;
    // Another run, or another choice, may have come meanwhile.
    if (timeline !== this.#timeline || kind !== this.#axis.kind) {
      this.changed();
      return;
    }
    this.#chart.show(scene);
    // Whoever has stepped in between went to a place on the old axis.
    if (this.#step !== undefined) this.#goTo(this.#step);
  }
  /** The kind of axis that a long drawing is about to have. */
  #changing: AxisKind | undefined;

  #sceneOn(kind: AxisKind): Scene {
    return sceneOf(this.#timeline, positions(this.#timeline, kind));
  }

  moved(): void {
    this.#controls.update();
    const at = this.#axis.position;
    if (at === undefined) this.#step = undefined;
    else if (this.#step === undefined || this.#chart.positions.of[this.#step] !== at) {
      this.#step = Math.max(0, stepAt(this.#chart.positions.of, at));
    }
    this.#inside.moveTo(this.#step ?? 0);
    this.#describe();
  }

  #stepBy(by: number): void {
    const count = this.#timeline.events.length;
    if (count === 0) return;
    this.#axis.pause();
    this.#goTo(
      Math.min(count - 1, Math.max(0, this.#step === undefined ? (by > 0 ? 0 : count - 1) : this.#step + by)),
    );
  }

  #goTo(step: number): void {
    this.#axis.pause();
    this.#step = step;
    this.#axis.position = this.#chart.positions.of[step];
  }

  /** The pointer describes an event without moving the cursor. */
  #point(step: number | undefined): void {
    if (this.#axis.playing) return;
    this.#describe(step ?? this.#step, step === undefined);
  }

  #describe(step = this.#step, later = true): void {
    this.#caption.show(this.#timeline, step, later ? this.#axis.position !== undefined : undefined);
  }

  #reverse(target: EventTarget | null): void {
    if (this.#axis.playing || (target instanceof Node && this.#slider.contains(target))) return;
    if (!this.#caption.showPlace(this.#timeline, target)) this.#describe();
  }

  #fillTables(): void {
    const summary = this.#tables.querySelector('summary')!;
    if (this.#tables.open) this.#tables.replaceChildren(summary, ...eventTables(this.#timeline));
    else this.#tables.replaceChildren(summary);
  }

  #key(event: KeyboardEvent): void {
    const last = this.#timeline.events.length - 1;
    if (last < 0) return;
    const went = pressKey(event, {
      axis: this.#axis,
      step: (by) => this.#stepBy(by),
      goTo: (end) => this.#goTo(end === 'first' ? 0 : last),
    });
    if (went) event.preventDefault();
  }
}
