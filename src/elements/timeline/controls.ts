import type { AxisState } from './axis-state.ts';
import { iconButton, icons } from './icon-button.ts';
import { html } from './svg.ts';

interface Options {
  readonly axis: AxisState;
  /** Goes a number of events further. */
  readonly step: (by: number) => void;
  readonly signal: AbortSignal;
}

/** A choice of one among few, as radio buttons that look like one switch. */
function choice<T extends string>(
  legend: string,
  values: readonly (readonly [T, string])[],
  chosen: T,
  choose: (value: T) => void,
  signal: AbortSignal,
): HTMLFieldSetElement {
  const group = `timeline-choice-${(choices += 1)}`;
  const set = html('fieldset', { class: 'timeline-choice' }, html('legend', {}, legend));
  for (const [value, text] of values) {
    const input = html('input', { type: 'radio', name: group, value });
    input.checked = value === chosen;
    input.addEventListener('change', () => choose(value), { signal });
    set.append(html('label', {}, input, html('span', {}, text)));
  }
  return set;
}
let choices = 0;

/** Play-back, speed, kind of axis, zoom. */
export class Controls {
  readonly element: HTMLElement;
  readonly #axis: AxisState;
  readonly #play: HTMLButtonElement;
  readonly #kind: HTMLFieldSetElement;

  constructor({ axis, step, signal }: Options) {
    this.#axis = axis;
    this.#play = iconButton('Play', 'play', () => (axis.playing ? axis.pause() : axis.play()), signal);
    this.#kind = choice(
      'Axis',
      [
        ['time', 'Time'],
        ['steps', 'Steps'],
      ],
      axis.kind,
      (kind) => axis.choose(kind),
      signal,
    );
    this.element = html(
      'div',
      { class: 'timeline-controls', role: 'group', 'aria-label': 'Timeline controls' },
      html(
        'div',
        { class: 'timeline-keys' },
        repeats(iconButton('Step back', 'back', () => step(-1), signal)),
        this.#play,
        repeats(iconButton('Step forward', 'forward', () => step(1), signal)),
      ),
      choice(
        'Speed',
        [
          ['0.1', '1/10'],
          ['1', '1×'],
          ['10', '10×'],
        ],
        String(axis.speed) as '0.1' | '1' | '10',
        (speed) => (axis.speed = Number(speed)),
        signal,
      ),
      this.#kind,
      html(
        'div',
        { class: 'timeline-keys' },
        iconButton('Zoom out', 'out', () => axis.zoom(1 / 2, axis.position), signal),
        iconButton('Zoom in', 'in', () => axis.zoom(2, axis.position), signal),
        iconButton('Show all', 'all', () => axis.show(), signal),
      ),
    );
  }

  /** Says what the axis is doing. */
  update(): void {
    const name = this.#axis.playing ? 'Pause' : 'Play';
    if (this.#play.title !== name) {
      this.#play.title = name;
      this.#play.setAttribute('aria-label', name);
      this.#play.querySelector('path')?.setAttribute('d', icons[this.#axis.playing ? 'pause' : 'play']);
    }
    for (const input of this.#kind.querySelectorAll('input')) input.checked = input.value === this.#axis.kind;
  }
}

/** Held down, it goes on step by step. */
function repeats(button: HTMLButtonElement): HTMLButtonElement {
  button.dataset['repeats'] = '';
  return button;
}
