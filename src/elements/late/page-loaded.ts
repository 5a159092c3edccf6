/**
 * Resolves when the page is there with its fonts and pictures, and the browser has time: what is asked for then takes
 * nothing from what paints it.
 */
export async function pageLoaded(): Promise<void> {
  if (document.readyState !== 'complete')
    await new Promise((loaded) => addEventListener('load', loaded, { once: true }));
  // WebKit has no requestIdleCallback.
  const whenIdle = window.requestIdleCallback ?? ((act: () => void) => setTimeout(act, 50));
  await new Promise<unknown>((idle) => whenIdle(idle, { timeout: 200 }));
}
