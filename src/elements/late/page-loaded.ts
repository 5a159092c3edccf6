/** Resolves when the page is there with its fonts and pictures. */
export async function pageLoaded(): Promise<void> {
  if (document.readyState === 'complete') return;
  await new Promise((loaded) => addEventListener('load', loaded, { once: true }));
}

/** What is waited for a font or a picture, ms: one that never comes must not keep the playground asleep. */
const AT_MOST = 3000;

/**
 * Resolves when the page is there and the browser has time: what is asked for then takes nothing from what paints the
 * page.
 */
export async function pageAtRest(): Promise<void> {
  await Promise.race([pageLoaded(), new Promise((over) => setTimeout(over, AT_MOST))]);
  // WebKit has no requestIdleCallback.
  const whenIdle = window.requestIdleCallback ?? ((act: () => void) => setTimeout(act, 50));
  await new Promise<unknown>((idle) => whenIdle(idle, { timeout: 200 }));
}
