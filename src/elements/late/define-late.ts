import type { LatePiece } from './late-piece.ts';
import { showMissing } from './missing.ts';
import { pageAtRest } from './page-loaded.ts';
import { press } from './press.ts';

/**
 * Wakes the elements of a name where a page has some: when somebody reaches for one, or when the page is at rest; with
 * `unasked`, then instead. What was pressed in them before is done. The reader is told, as `what`, where their code did
 * not arrive.
 */
export function defineLate<Name extends string>(
  tag: string,
  what: string,
  piece: LatePiece<Name, Readonly<Record<Name, CustomElementConstructor>>>,
  unasked: Promise<unknown> = pageAtRest(),
): void {
  const element = document.querySelector(tag);
  if (!element) return;
  const pressed = new Set<HTMLElement>();
  const asleep = new AbortController();
  const load = (): void =>
    void piece.get().then(
      (constructor) => {
        asleep.abort();
        customElements.define(tag, constructor);
        for (const control of pressed) press(control);
      },
      (error: unknown) => showMissing(element, what, error, load),
    );
  let asked = false;
  const wake = (): void => {
    if (!asked) load();
    asked = true;
  };
  const reached = ({ type, target }: Event): void => {
    if (!(target instanceof Element) || !target.closest(tag)) return;
    const control = CONTROLS[type] && target.closest<HTMLElement>(CONTROLS[type]);
    // Until the page is awake, others keep it: see early-presses.ts.
    if (control && !window.earlyPresses && ownerOf(control) === tag) pressed.add(control);
    wake();
  };
  for (const type of ['pointerover', 'focusin', ...Object.keys(CONTROLS)])
    document.addEventListener(type, reached, { signal: asleep.signal });
  void unasked.then(wake);
}

/** What is used by which event. */
const CONTROLS: Readonly<Record<string, string>> = { click: 'button', change: 'input, select' };

/** The name of the element of ours that a control belongs to: it is asleep or not for itself. */
function ownerOf(control: Element): string | undefined {
  for (let at = control.parentElement; at; at = at.parentElement)
    if (at.localName.includes('-')) return at.localName;
  return undefined;
}
