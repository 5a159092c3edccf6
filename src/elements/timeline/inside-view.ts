import { describeEvent } from '../../trace/describe.ts';
import { nextSuspension, stepOver } from '../../trace/find-steps.ts';
import { pictureOfLanes } from '../../trace/lanes-picture.ts';
import { toNode } from '../../markup/to-node.ts';
import { stateMarkup } from '../../trace/state-markup.ts';
import { StatePictures } from '../../trace/state-picture.ts';
import type { Timeline } from '../../trace/timeline.ts';
import { iconButton } from './icon-button.ts';
import { nextFrame } from './slices.ts';
import { html } from './svg.ts';

const unreported = {
  javascript:
    'No JavaScript engine reports what a frame waits for, its queue of jobs, or variables. This is what the calls written into the source know.',
  python:
    'Of this run only the suspensions were recorded. A run in CPython 3.13 or later records the states as well.',
} as const;

interface Options {
  readonly language: keyof typeof unreported;
  /** Moves the cursor that lanes, code and output share. */
  readonly goTo: (step: number) => void;
  readonly signal: AbortSignal;
}

/** The state of the program at the step in sight: what is suspended on what, and what the event loop has next. */
export class InsideView {
  readonly element = html('section', { class: 'inside', 'aria-label': 'Inside', role: 'region' });
  readonly #slider = html('input', { type: 'range', min: '1', step: '1', 'aria-label': 'Step' });
  readonly #count = html('span', { class: 'inside-count' });
  readonly #notice = html('p', { class: 'inside-notice' });
  readonly #body = html('div', { class: 'inside-body' });
  readonly #language: keyof typeof unreported;
  #timeline: Timeline | undefined;
  #pictures = new StatePictures([]);
  #step = 0;
  /** The frame whose variables the reader asked for, as long as it lives. */
  #frame: number | undefined;

  constructor({ language, goTo, signal }: Options) {
    this.#language = language;
    const go = (step: number): void => goTo(Math.min(this.#last, Math.max(0, step)));
    const events = () => this.#timeline?.events ?? [];
    const over = (): void => go(stepOver(events(), this.#step));
    const suspension = (): void => go(nextSuspension(events(), this.#step));
    this.element.append(
      html(
        'div',
        { class: 'inside-controls', role: 'group', 'aria-label': 'Steps' },
        iconButton('First step', 'first', () => go(0), signal),
        iconButton('Previous step', 'back', () => go(this.#step - 1), signal),
        iconButton('Next step', 'forward', () => go(this.#step + 1), signal),
        iconButton('Step over', 'over', over, signal),
        iconButton('Next suspension', 'suspension', suspension, signal),
        iconButton('Last step', 'last', () => go(this.#last), signal),
        this.#slider,
        this.#count,
      ),
      this.#notice,
      this.#body,
    );
    this.#slider.addEventListener('input', () => go(Number(this.#slider.value) - 1), { signal });
    this.element.addEventListener(
      'keydown',
      (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key === 's') suspension();
        else if (event.key === 'o') over();
      },
      { signal },
    );
    this.#body.addEventListener('click', (event) => this.#choose(event.target), { signal });
  }

  /** Another run, or more of it. */
  show(timeline: Timeline): void {
    this.#timeline = timeline;
    this.#pictures = new StatePictures(timeline.events);
    this.#frame = undefined;
    this.element.hidden = timeline.events.length === 0;
    this.#slider.max = String(timeline.events.length);
    this.moveTo(0, true);
  }

  /** Shows the state at an event, counted from 0. */
  moveTo(step: number, anew = false): void {
    if (!this.#timeline || this.element.hidden || (step === this.#step && !anew)) return;
    this.#step = step;
    this.#soon();
  }

  /** Lanes are drawn within a frame, and this after it: together they would take too long where there are many. */
  #soon(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    void nextFrame().then(() => {
      this.#waiting = false;
      if (this.#timeline) this.#draw(this.#timeline);
    });
  }
  #waiting = false;

  get #last(): number {
    return Math.max(0, (this.#timeline?.events.length ?? 0) - 1);
  }

  #draw(timeline: Timeline): void {
    const step = this.#step;
    const { states } = this.#pictures;
    this.element.dataset['step'] = String(step + 1);
    this.#slider.value = String(step + 1);
    this.#slider.setAttribute('aria-valuetext', `Step ${step + 1}: ${describeEvent(timeline, step)}`);
    this.#count.textContent = `Step ${step + 1} of ${timeline.events.length}`;
    const picture =
      states.count === 0 ? pictureOfLanes(timeline, step) : this.#pictures.at(step, this.#frame);
    this.#notice.textContent =
      states.count === 0
        ? unreported[this.#language]
        : picture
          ? ''
          : `The state was recorded for the first ${states.count.toLocaleString('en')} steps, and no further. The timeline goes on.`;
    this.#notice.hidden = this.#notice.textContent === '';
    const focused = this.#boxes.findIndex((box) => box === document.activeElement);
    const known = states.count > 0 ? 'all' : 'frames';
    this.#body.replaceChildren(
      ...(picture ? stateMarkup(picture, { interactive: true, known }).map((part) => toNode(part)) : []),
    );
    if (focused >= 0) this.#boxes[focused]?.focus({ preventScroll: true });
  }

  get #boxes(): HTMLElement[] {
    return [...this.#body.querySelectorAll<HTMLElement>('[data-frame]')];
  }

  #choose(target: EventTarget | null): void {
    const box = target instanceof Element ? target.closest<HTMLElement>('[data-frame]') : null;
    if (!box || !this.#timeline) return;
    const frame = Number(box.dataset['frame']);
    this.#frame = frame === this.#frame ? undefined : frame;
    // Not at once: a cell that finds the target of a click gone would look after the focus.
    this.#soon();
  }
}
