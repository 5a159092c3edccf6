/** Starts a page's elements. A part of the script that every page has. */
import { deviceStorage } from '../elements/base/device-storage.ts';
import { announce } from '../elements/banner/announce.ts';
import { releaseEarlyPresses, takeEarlyPresses } from '../elements/late/early-presses.ts';
import { LatePiece } from '../elements/late/late-piece.ts';
import { showMissing } from '../elements/late/missing.ts';
import { pageAtRest } from '../elements/late/page-loaded.ts';
import { linkIconsLate } from './late-links.ts';

const importClient = () => import('../client.ts');
// Passed by name, so that LatePiece does not find an address to try again: other files import client.ts by its own.
const client = new LatePiece('defineElements', () => importClient());

/** Matches elements whose code is not loaded, but for the button "Keep for offline", which start-offline.ts loads. */
const ASLEEP = 'main :not(:defined, keep-offline)';

/** Events of readers who are about to use the page. (Not pointerover: it also comes when a page appears below a pointer.) */
const REACHES = ['pointermove', 'pointerdown', 'focusin', 'keydown'] as const;

let waking: Promise<void> | undefined;
/** Aborted when the client is first asked for. After a failure only a press asks again. */
const asked = new AbortController();
/** The notices that say that the script is missing. */
const notices = new Set<Element>();

/**
 * Loads the client, which defines the page's elements, if the page has any. At once if the reader moves the pointer,
 * touches or uses a key, if the address asks for something, or if this device may hold something to show; otherwise when
 * the page is painted, so that fonts and text come first. Presses until then are carried out afterwards.
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

/** Shows beside a pressed control that the script is missing; a fold opens or closes without the script. */
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
