/**
 * What was pressed before the script was there that wakes the page: kept by a line in the head of every page, and done
 * when the page is awake.
 */
import { press } from './press.ts';

declare global {
  interface Window {
    /** Set by {@link earlyPressesScript}; gone when the page is awake. */
    earlyPresses?: Set<HTMLElement>;
  }
}

/** Stands in every page before its text. A control that waits says so: `aria-busy`. */
export const earlyPressesScript = `
  window.earlyPresses = new Set();
  addEventListener('click', ({ target }) => {
    const control = window.earlyPresses && target.closest('main :is(button, input, select)');
    if (!control) return;
    earlyPresses.add(control);
    control.ariaBusy = 'true';
  }, true);
`;

/** The controls that were pressed, in that order. */
export function earlyPresses(): readonly HTMLElement[] {
  return [...(window.earlyPresses ?? [])].filter(({ isConnected }) => isConnected);
}

/** Does what was pressed, once for each control. From now on they act by themselves. */
export function repeatEarlyPresses(): void {
  const controls = earlyPresses();
  delete window.earlyPresses;
  for (const control of controls) press(control);
}
