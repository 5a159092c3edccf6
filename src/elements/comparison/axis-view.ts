import { axisEnd, type AxisLane, axisMarks, axisTicks, axisTime, markTitle } from '../../output/time-axis.ts';

/** Draws lanes into the markup of Compare.astro. */
export class AxisView {
  readonly #lanes: readonly HTMLElement[];
  readonly #scale: HTMLElement;
  /** The scale never shrinks below what the recordings need, so that the bars grow into a known length. */
  readonly #recordedEnd: number;
  #end: number;

  constructor(element: HTMLElement) {
    this.#lanes = [...element.querySelectorAll<HTMLElement>('.axis-lane')];
    this.#scale = element.querySelector<HTMLElement>('.axis-scale')!;
    this.#recordedEnd = Number(element.dataset['end']);
    this.#end = this.#recordedEnd;
  }

  draw(lanes: readonly (AxisLane & { readonly live: boolean })[]): void {
    const end = Math.max(this.#recordedEnd, axisEnd(lanes));
    if (end !== this.#end) this.#drawScale(end);
    lanes.forEach((lane, index) => {
      const item = this.#lanes[index];
      if (item) drawLane(item, lane, end);
    });
  }

  #drawScale(end: number): void {
    this.#end = end;
    this.#scale.replaceChildren(
      ...axisTicks(end).map((tick) => {
        const element = span('axis-tick', axisTime(tick, end));
        element.style.insetInlineStart = percent(tick / end);
        return element;
      }),
    );
  }
}

function drawLane(item: HTMLElement, lane: AxisLane & { readonly live: boolean }, end: number): void {
  item.toggleAttribute('data-live', lane.live);
  const track = item.querySelector<HTMLElement>('.axis-track')!;
  const bar = item.querySelector<HTMLElement>('.axis-bar')!;
  bar.style.inlineSize = percent(lane.total / end);
  item.querySelector('.axis-total')!.textContent = axisTime(lane.total, end);
  const marks = axisMarks(lane, end);
  const drawn = [...track.querySelectorAll<HTMLElement>('.axis-mark')];
  marks.forEach((mark, index) => {
    const element = drawn[index] ?? track.appendChild(span('axis-mark', ''));
    element.style.insetInlineStart = percent(mark.place);
    element.style.setProperty('--level', String(mark.level));
    element.title = markTitle(mark, end);
    element.textContent = mark.more > 0 ? `+${mark.more}` : '';
    element.dataset['number'] = String(mark.number);
    element.dataset['at'] = String(Math.round(mark.at));
  });
  for (const extra of drawn.slice(marks.length)) extra.remove();
}

function span(className: string, text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
}

function percent(part: number): string {
  return `${(part * 100).toFixed(2)}%`;
}
