import { describeEvent } from '../../trace/describe.ts';
import {
  outputBefore,
  placeOf,
  sayEvent,
  sayEvents,
  stepsAtLine,
  stepsOfOutput,
} from '../../trace/find-events.ts';
import type { Timeline } from '../../trace/timeline.ts';
import { CellMarks, type MarkedCell } from './cell-marks.ts';
import { html } from './svg.ts';

const hint = 'Point at an event, or step with the arrow keys, to read what happened.';

interface Options {
  readonly cell: MarkedCell;
  /** The drawing as something that has a value. */
  readonly slider: HTMLElement;
  /** Puts rings around events. */
  readonly mark: (steps: readonly number[]) => void;
}

/** Describes events below the drawing and to a screen reader, and marks their places in the code and the console. */
export class EventCaption {
  readonly element = html('p', { class: 'timeline-words' });
  readonly #options: Options;
  readonly #marks: CellMarks;
  #showsPlace = false;

  constructor(options: Options) {
    this.#options = options;
    this.#marks = new CellMarks(options.cell);
  }

  /**
   * Describes an event; without one, says how to choose one. `later` says whether to fade the output that was not yet
   * printed at that event; left out, the fading stays as it is.
   */
  show(timeline: Timeline, step: number | undefined, later?: boolean): void {
    const { slider, mark } = this.#options;
    const event = step === undefined ? undefined : timeline.events[step];
    const words = event && step !== undefined ? describeEvent(timeline, step) : '';
    const otherwise = timeline.events.length > 0 ? hint : '';
    this.#say(event && step !== undefined ? sayEvent(timeline, step) : otherwise, !event);
    slider.setAttribute('aria-valuenow', String(step ?? 0));
    slider.setAttribute('aria-valuetext', words || hint);
    mark(step === undefined ? [] : [step]);
    if (!event || step === undefined) {
      this.#marks.clear();
      return;
    }
    const { file, line } = placeOf(timeline, step);
    this.#marks.line(file, line);
    this.#marks.output(event.kind === 'output' ? event : outputBefore(timeline, step));
    if (later !== undefined) this.#marks.later(later ? timeline.events.slice(0, step + 1) : undefined);
  }

  /**
   * Describes every event of the line of code or of output that `target` belongs to. Returns false when the pointer has
   * just left such a line: then the caller describes the current event again.
   */
  showPlace(timeline: Timeline, target: EventTarget | null): boolean {
    const place = this.#marks.lineOf(target);
    const row = this.#marks.rowOf(target);
    const steps = row ? stepsOfOutput(timeline, row) : place ? stepsAtLine(timeline, place) : undefined;
    const left = this.#showsPlace && !steps;
    this.#showsPlace = steps !== undefined;
    if (!steps) return !left;
    this.#options.mark(steps);
    if (row) {
      const { file, line } = placeOf(timeline, steps[0]);
      this.#marks.line(file, line);
    }
    if (place) this.#marks.output();
    this.#say(sayEvents(timeline, steps, place ? `Line ${place.line}` : 'This output'), steps.length === 0);
    return true;
  }

  clear(): void {
    this.#marks.clear();
  }

  #say(words: string, empty: boolean): void {
    this.element.textContent = words;
    this.element.toggleAttribute('data-empty', empty);
  }
}
