import type { Page } from 'playwright/test';

/**
 * In a page that has loaded: reaches for it, and waits until its elements are awake. Left alone they wake a little after
 * the page is painted, which a story need not wait for.
 */
async function wakes(): Promise<void> {
  // Undefined once the elements are awake.
  if (!window.earlyPresses) return;
  dispatchEvent(new Event('pointerdown'));
  await customElements.whenDefined('code-cell');
}

/**
 * From now on, opening or reloading a page of the site in this tab waits until its elements are awake. A call with
 * `waitUntil` waits for that and for nothing more.
 */
export function opensAwake(page: Page): Page {
  const awake = async <Response>(opened: Promise<Response>, waitUntil?: string): Promise<Response> => {
    const response = await opened;
    if (waitUntil !== undefined) return response;
    // It may have led on to another page, once or twice.
    for (let times = 0; times < 3; times += 1) {
      const woke = await page.evaluate(wakes).then(
        () => true,
        () => false,
      );
      if (woke) return response;
      await page.waitForLoadState();
    }
    await page.evaluate(wakes);
    return response;
  };
  const { goto, reload } = page;
  page.goto = (address, options) => awake(goto.call(page, address, options), options?.waitUntil);
  page.reload = (options) => awake(reload.call(page, options), options?.waitUntil);
  return page;
}
