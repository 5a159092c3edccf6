import type { Page } from 'playwright/test';

/**
 * In a page that has loaded: reaches for it, and waits until its elements are awake. Left alone they wake a little after
 * the page is painted, which a story need not wait for.
 */
export async function wakes(): Promise<void> {
  if (!document.querySelector('main :not(:defined, keep-offline)')) return;
  dispatchEvent(new Event('pointerdown'));
  await customElements.whenDefined('code-cell');
}

/**
 * From now on whoever opens a page of the site in this tab, or loads it again, finds it awake. Who names what is waited
 * for (`waitUntil`) gets that and no more.
 */
export function opensAwake(page: Page): Page {
  const awake = async (): Promise<void> => {
    await page.evaluate(wakes).catch(async () => {
      // It has led on to another page.
      await page.waitForLoadState();
      await page.evaluate(wakes);
    });
  };
  const { goto, reload } = page;
  page.goto = async (address, options) => {
    const response = await goto.call(page, address, options);
    if (!options?.waitUntil) await awake();
    return response;
  };
  page.reload = async (options) => {
    const response = await reload.call(page, options);
    if (!options?.waitUntil) await awake();
    return response;
  };
  return page;
}
