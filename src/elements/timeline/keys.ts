import type { AxisState } from './axis-state.ts';

interface Moves {
  readonly axis: AxisState;
  /** Goes a number of events further. */
  readonly step: (by: number) => void;
  readonly goTo: (end: 'first' | 'last') => void;
}

/** Does what a key means in a drawing; false where it means nothing there. */
export function pressKey(event: KeyboardEvent, { axis, step, goTo }: Moves): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const keys: Readonly<Record<string, () => void>> = {
    ArrowRight: () => (event.shiftKey ? axis.pan(0.2) : step(1)),
    ArrowLeft: () => (event.shiftKey ? axis.pan(-0.2) : step(-1)),
    PageDown: () => step(10),
    PageUp: () => step(-10),
    Home: () => goTo('first'),
    End: () => goTo('last'),
    '+': () => axis.zoom(2, axis.position),
    '=': () => axis.zoom(2, axis.position),
    '-': () => axis.zoom(1 / 2, axis.position),
    '0': () => axis.show(),
    ' ': () => (axis.playing ? axis.pause() : axis.play()),
    Escape: () => (axis.position = undefined),
  };
  const press = keys[event.key];
  press?.();
  return press !== undefined;
}
