/** Resolves when the page is there with its fonts and pictures. */
export async function pageLoaded(): Promise<void> {
  if (document.readyState === 'complete') return;
  await new Promise((loaded) => addEventListener('load', loaded, { once: true }));
}

/** The longest wait for fonts and pictures, ms: one that never comes must not keep the playground from starting. */
const AT_MOST = 3000;

/** The time from the load of a page until all of it is on the screen, ms. No event tells when that is. */
const UNTIL_PAINTED = 150;

let rest: Promise<void> | undefined;

/**
 * Resolves when the page is painted and the browser is idle: what is fetched then does not delay the page.
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
