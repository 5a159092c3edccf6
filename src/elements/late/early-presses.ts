/**
 * Presses of controls before the page's script was there: a few lines in the head of every page record them (see
 * early-presses-script.ts), and the script carries them out.
 */
import { keepPress } from './keep-press.ts';

declare global {
  interface Window {
    /** Set by those lines, with the control pressed last at the end; deleted when recording stops. */
    earlyPresses?: Set<HTMLElement>;
  }
}

/** Stops recording. Returns a function that carries out the presses, in order, with what the controls hold now. */
export function takeEarlyPresses(): () => void {
  const presses = [...(window.earlyPresses ?? [])].map(keepPress);
  delete window.earlyPresses;
  return () => {
    for (const press of presses) press();
  };
}

/** Goes on recording. Returns the controls that were pressed until now, in order; they are no longer marked as busy. */
export function releaseEarlyPresses(): readonly HTMLElement[] {
  const controls = [...(window.earlyPresses ?? [])];
  window.earlyPresses?.clear();
  for (const control of controls) control.removeAttribute('aria-busy');
  return controls.filter(({ isConnected }) => isConnected);
}
