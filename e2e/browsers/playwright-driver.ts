import type { BrowserType } from 'playwright';
import { windowSize, type Driver } from './driver.ts';

/** Starts a browser that Playwright drives: its own Firefox and WebKit, or a Chromium. */
export async function startByPlaywright(
  type: BrowserType,
  options: { readonly executablePath?: string; readonly args?: string[] } = {},
): Promise<Driver> {
  const browser = await type.launch(options);
  const page = await browser.newPage({ viewport: windowSize });
  const name = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' }[type.name()] ?? type.name();
  return {
    browser: `${name} ${browser.version()}`,
    goto: async (address) => void (await page.goto(address)),
    evaluate: <Value>(expression: string) => page.evaluate<Value>(expression),
    click: (x, y) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    press: (...keys) => page.keyboard.press(keys.join('+')),
    screenshot: () => page.screenshot(),
    close: () => browser.close(),
  };
}
