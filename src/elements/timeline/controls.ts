import type { AxisState } from './axis-state.ts';
import { html, svg } from './svg.ts';

interface Options {
  readonly axis: AxisState;
  /** Goes a number of events further. */
  readonly step: (by: number) => void;
  readonly signal: AbortSignal;
}

const icons = {
  play: 'M4 2.5v11l9-5.5Z',
  pause: 'M4 3h3v10H4ZM9 3h3v10H9Z',
  back: 'M12 3v10L5 8ZM3 3h1.6v10H3Z',
  forward: 'M4 3v10l7-5ZM11.4 3H13v10h-1.6Z',
  in: 'M7 3h2v4h4v2H9v4H7V9H3V7h4Z',
  out: 'M3 7h10v2H3Z',
  all: 'M2 3h1.6v10H2ZM12.4 3H14v10h-1.6ZM4.5 8l3-3v2h1V5l3 3l-3 3V9h-1v2Z',
} as const;

function button(
  name: string,
  icon: keyof typeof icons,
  press: () => void,
  signal: AbortSignal,
): HTMLButtonElement {
  const made = html(
    'button',
    { type: 'button', title: name, 'aria-label': name },
    svg(
      'svg',
      { viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' },
      svg('path', { d: icons[icon] }),
    ),
  );
  made.addEventListener('click', press, { signal });
  return made;
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
    this.#play = button('Play', 'play', () => (axis.playing ? axis.pause() : axis.play()), signal);
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
        button('Step back', 'back', () => step(-1), signal),
        this.#play,
        button('Step forward', 'forward', () => step(1), signal),
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
        button('Zoom out', 'out', () => axis.zoom(1 / 2, axis.position), signal),
        button('Zoom in', 'in', () => axis.zoom(2, axis.position), signal),
        button('Show all', 'all', () => axis.show(), signal),
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
