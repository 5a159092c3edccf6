import { keepPress } from './keep-press.ts';
import type { LatePiece } from './late-piece.ts';
import { showMissing } from './missing.ts';
import { pageAtRest } from './page-loaded.ts';

/** An element whose controls work only once it shows something; `ready` settles then. */
interface BecomesReady {
  readonly ready?: Promise<unknown>;
}

/** The controls that are used by each event. */
const CONTROLS: Readonly<Record<string, string>> = {
  click: 'button, summary[data-press]',
  change: 'input, select',
};

/**
 * Defines a custom element if the page has one, with code that is loaded when a reader reaches for the element, or when
 * `unasked` settles: by default, when the page is at rest. Presses in it until then are carried out afterwards. If the
 * code does not arrive, a notice calls the element `what`.
 */
export function defineLate<Name extends string>(
  tag: string,
  what: string,
  piece: LatePiece<Name, Readonly<Record<Name, CustomElementConstructor>>>,
  unasked: Promise<unknown> = pageAtRest(),
): void {
  const element = document.querySelector<HTMLElement & BecomesReady>(tag);
  if (!element) return;
  const presses = new Map<Element, () => void>();
  const asleep = new AbortController();
  let state: 'asleep' | 'asked for' | 'missing' = 'asleep';
  const load = (): void => {
    state = 'asked for';
    piece.get().then(
      (constructor) => {
        asleep.abort();
        customElements.define(tag, constructor);
        const act = (): void => presses.forEach((press) => press());
        void Promise.resolve(element.ready).then(act, act);
      },
      (error: unknown) => {
        state = 'missing';
        for (const control of presses.keys()) control.removeAttribute('aria-busy');
        showMissing(element, what, error, load);
      },
    );
  };
  const reached = (event: Event): void => {
    const { type, target } = event;
    // If the code is missing, the notice has a button for loading it again.
    if (state === 'missing' || !(target instanceof Element) || !target.closest(tag)) return;
    const control = CONTROLS[type] && target.closest<HTMLElement>(CONTROLS[type]);
    if (control && ownerOf(control) === tag) {
      if (control.localName === 'summary') event.preventDefault();
      presses.delete(control);
      presses.set(control, keepPress(control));
    }
    if (state === 'asleep') load();
  };
  for (const type of ['pointerover', 'focusin', ...Object.keys(CONTROLS)])
    document.addEventListener(type, reached, { signal: asleep.signal });
  void unasked.then(() => state === 'asleep' && load());
}

/** The name of the innermost custom element around a control. */
function ownerOf(control: Element): string | undefined {
  for (let at = control.parentElement; at; at = at.parentElement)
    if (at.localName.includes('-')) return at.localName;
  return undefined;
}
