import puppeteer from 'puppeteer-core';
import { windowSize, type Driver } from './driver.ts';

/** Starts a Firefox as its makers ship it. It speaks WebDriver BiDi itself, so no other program stands between. */
export async function startFirefox(executablePath: string): Promise<Driver> {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
  const [page = await browser.newPage()] = await browser.pages();
  await page.setViewport(windowSize);
  return {
    browser: (await browser.version()).replace(/^firefox\//i, 'Firefox '),
    goto: async (address) => void (await page.goto(address)),
    evaluate: <Value>(expression: string) => page.evaluate(expression) as Promise<Value>,
    click: (x, y) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.down(key);
      for (const key of keys.toReversed()) await page.keyboard.up(key);
    },
    screenshot: async () => Buffer.from(await page.screenshot()),
    close: () => browser.close(),
  };
}
