/** Resolves when the page is there with its fonts and pictures. */
export async function pageLoaded(): Promise<void> {
  if (document.readyState === 'complete') return;
  await new Promise((loaded) => addEventListener('load', loaded, { once: true }));
}

/** What is waited for a font or a picture, ms: one that never comes must not keep the playground asleep. */
const AT_MOST = 3000;

/** From the load of a page until all of it is on the screen, ms. Nobody can be asked when that is. */
const UNTIL_PAINTED = 150;

let rest: Promise<void> | undefined;

/**
 * Resolves when the page is painted and the browser has time: what is asked for then takes nothing from what paints the
 * page.
 */
export function pageAtRest(): Promise<void> {
  return (rest ??= comesToRest());
}

async function comesToRest(): Promise<void> {
  await Promise.race([pageLoaded(), later(AT_MOST)]);
  await later(UNTIL_PAINTED);
  // WebKit has no requestIdleCallback.
  const whenIdle = window.requestIdleCallback ?? ((act: () => void) => setTimeout(act, 50));
  await new Promise<unknown>((idle) => whenIdle(idle, { timeout: 200 }));
}

const later = (time: number): Promise<unknown> => new Promise((over) => setTimeout(over, time));
