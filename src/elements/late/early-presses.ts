/**
 * What was pressed before the script was there that wakes the page: kept by a few lines in the head of every page (see
 * early-presses-script.ts), and done when the page is awake.
 */
import { keepPress } from './keep-press.ts';

declare global {
  interface Window {
    /** Set by those lines; gone when the page is awake. */
    earlyPresses?: Set<HTMLElement>;
  }
}

/** Ends the keeping, and gives what does all that was pressed, in that order, as the controls stand now. */
export function takeEarlyPresses(): () => void {
  const presses = [...(window.earlyPresses ?? [])].map(keepPress);
  delete window.earlyPresses;
  return () => {
    for (const press of presses) press();
  };
}

/** Goes on keeping, and gives the controls that were pressed until now, in that order. They wait no longer. */
export function releaseEarlyPresses(): readonly HTMLElement[] {
  const controls = [...(window.earlyPresses ?? [])];
  window.earlyPresses?.clear();
  for (const control of controls) control.removeAttribute('aria-busy');
  return controls.filter(({ isConnected }) => isConnected);
}
