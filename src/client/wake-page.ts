/** Begins what a page does by itself. It comes with the script that every page has. */
import { deviceStorage } from '../elements/base/device-storage.ts';
import { announce } from '../elements/banner/announce.ts';
import { releaseEarlyPresses, takeEarlyPresses } from '../elements/late/early-presses.ts';
import { LatePiece } from '../elements/late/late-piece.ts';
import { showMissing } from '../elements/late/missing.ts';
import { pageAtRest } from '../elements/late/page-loaded.ts';
import { linkIconsLate } from './late-links.ts';

const importClient = () => import('../client.ts');
// Other files import from this one, by its own address: it is not asked for under another.
const client = new LatePiece('defineElements', () => importClient());

/** An element whose code is not there. The button that keeps the site for offline comes by itself: see start-offline.ts. */
const ASLEEP = 'main :not(:defined, keep-offline)';

/** What somebody does who is about to use the page. (A pointer that rests is over something as soon as there is a page.) */
const REACHES = ['pointermove', 'pointerdown', 'focusin', 'keydown'] as const;

let waking: Promise<void> | undefined;
/** Aborted when it is asked for: from then on whoever wants it again presses something. */
const asked = new AbortController();
/** What tells readers that the script is missing. */
const notices = new Set<Element>();

/**
 * Wakes the elements of a page that has some: at once for somebody who moves the pointer, touches or uses a key, whose
 * address asks for something or whose device may hold something that the page shows; for others when the page is painted,
 * because what wakes it would take its time from fonts and text. What is pressed until then is done when the page is awake.
 */
function wakePage(): void {
  if (!document.querySelector(ASLEEP)) {
    releaseEarlyPresses();
    delete window.earlyPresses;
    return;
  }
  for (const reach of REACHES) addEventListener(reach, wake, { signal: asked.signal, passive: true });
  if (holdsSomething() || location.search || location.hash) wake();
  else void pageAtRest().then(() => asked.signal.aborted || wake());
}

/** Whether this device holds anything but the theme, which Starlight writes down on every page. */
function holdsSomething(): boolean {
  return Object.keys(deviceStorage() ?? {}).some((key) => key !== 'starlight-theme');
}

function wake(): void {
  asked.abort();
  waking ??= client.get().then(
    (defineElements) => {
      for (const notice of notices) notice.remove();
      const press = takeEarlyPresses();
      defineElements();
      press();
    },
    (error: unknown) => {
      waking = undefined;
      for (const control of releaseEarlyPresses()) sayMissing(control, error);
      addEventListener('click', wake, { once: true });
    },
  );
}

/** Tells whoever pressed a control that the script is missing; a fold opens and closes without it. */
function sayMissing(control: HTMLElement, error: unknown): void {
  const fold = control.localName === 'summary' && control.closest('details');
  if (fold) {
    fold.toggleAttribute('open');
    return;
  }
  const place = control.closest(ASLEEP);
  if (!place) {
    announce('The script of this page could not be loaded. Press again, or reload the page.');
    return;
  }
  const notice = showMissing(place, 'The script of this page', error, () => {
    window.earlyPresses?.add(control);
    wake();
  });
  notices.add(notice);
}

wakePage();
void linkIconsLate();
