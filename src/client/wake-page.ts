/** Begins what a page does by itself. It comes with the script that every page has. */
import { earlyPresses, repeatEarlyPresses } from '../elements/late/early-presses.ts';
import { LatePiece } from '../elements/late/late-piece.ts';
import { showMissing } from '../elements/late/missing.ts';
import { pageAtRest } from '../elements/late/page-loaded.ts';

const importClient = () => import('../client.ts');
// Other files import from this one, by its own address: it is not asked for under another.
const client = new LatePiece('defineElements', () => importClient());

/** An element whose code is not there. The button that keeps the site for offline comes by itself: see start-offline.ts. */
const ASLEEP = 'main :not(:defined, keep-offline)';

/** What somebody does who is about to use the page. (A pointer that rests is over something as soon as there is a page.) */
const REACHES = ['pointermove', 'pointerdown', 'focusin', 'keydown'] as const;

let waking: Promise<void> | undefined;

/**
 * Wakes the elements of a page that has some: at once for somebody who reaches for one, whose address asks for
 * something or whose device may hold something that the page shows; for others when the page is painted, because what
 * wakes it would take its time from fonts and text. What is pressed until then is done when the page is awake.
 */
function wakePage(): void {
  if (!document.querySelector(ASLEEP)) return;
  for (const reach of REACHES) addEventListener(reach, wake, { once: true, passive: true });
  if (holdsSomething() || location.search || location.hash) wake();
  else void pageAtRest().then(wake);
}

/** Whether this device holds anything but the theme, which Starlight writes down on every page. */
function holdsSomething(): boolean {
  // Without storage there is nothing to show: see storage-script.ts.
  const storage = window.localStorage as Storage | undefined;
  return Object.keys(storage ?? {}).some((key) => key !== 'starlight-theme');
}

function wake(): void {
  waking ??= client.get().then(
    (defineElements) => {
      defineElements();
      repeatEarlyPresses();
    },
    (error: unknown) => {
      waking = undefined;
      for (const control of earlyPresses()) {
        control.removeAttribute('aria-busy');
        const place = control.closest(ASLEEP);
        if (place) showMissing(place, 'The script of this page', error, wake);
      }
      // Whoever presses something later asks again.
      addEventListener('click', wake, { once: true });
    },
  );
}

wakePage();
