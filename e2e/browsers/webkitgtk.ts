import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { Builder, Capabilities, Key as SeleniumKey } from 'selenium-webdriver';
import { windowSize, type Driver, type Key } from './driver.ts';
import type { WebKitGtk } from './installed.ts';

const keys: Readonly<Record<Key, string>> = {
  Alt: SeleniumKey.ALT,
  ArrowRight: SeleniumKey.ARROW_RIGHT,
  Backspace: SeleniumKey.BACK_SPACE,
  Control: SeleniumKey.CONTROL,
  End: SeleniumKey.END,
  Enter: SeleniumKey.ENTER,
  Escape: SeleniumKey.ESCAPE,
  Home: SeleniumKey.HOME,
  Shift: SeleniumKey.SHIFT,
  Tab: SeleniumKey.TAB,
};

/** All stories take 64 s of the processor with these, and 127 without. */
const forSpeed: Readonly<Record<string, string>> = {
  // A virtual screen has no graphics card: where one is looked for, drawing takes seconds.
  LIBGL_ALWAYS_SOFTWARE: '1',
  // Layers that a graphics card would put together are drawn by the processor, and then put together by it as well.
  WEBKIT_DISABLE_COMPOSITING_MODE: '1',
  // WebAssembly is compiled quickly and not once more, well: nothing is measured.
  JSC_useOMGJIT: '0',
};

/** Milliseconds that a page may take. WebDriver's own limit, five minutes, is longer than a story may be. */
const PAGE_LOAD_TIMEOUT = 60_000;

/** Starts WebKitGTK's MiniBrowser on a screen of its own, by WebKit's own WebDriver. */
export async function startWebKitGtk({ driver, miniBrowser, xvfb }: WebKitGtk): Promise<Driver> {
  const screen = await openScreen(xvfb);
  const port = await freePort();
  const service = spawn(driver, [`--port=${port}`], {
    env: { ...process.env, DISPLAY: screen.display, ...forSpeed },
    stdio: 'ignore',
  });
  const endAll = (): void => [service, screen.process].forEach((each) => void each.kill());
  process.once('exit', endAll);
  const address = `http://127.0.0.1:${port}`;
  await waitForAnswer(`${address}/status`);
  const window = await new Builder()
    .usingServer(address)
    .withCapabilities(
      new Capabilities({
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] },
      }),
    )
    .build();
  await window.manage().window().setRect(windowSize);
  await window.manage().setTimeouts({ script: 120_000, pageLoad: PAGE_LOAD_TIMEOUT });
  const version = (await window.getCapabilities()).get('browserVersion') as string;
  return {
    browser: `WebKitGTK ${version}`,
    goto: (to) => window.get(to),
    evaluate: <Value>(expression: string) => window.executeScript<Value>(`return (${expression})`),
    click: (x, y) =>
      window
        .actions()
        .move({ x: Math.round(x), y: Math.round(y) })
        .click()
        .perform(),
    type: (text) => window.actions().sendKeys(text).perform(),
    press: async (...names) => {
      const actions = window.actions();
      const pressed = names.map((name) => (name === 'a' ? 'a' : keys[name]));
      for (const key of pressed) actions.keyDown(key);
      for (const key of pressed.toReversed()) actions.keyUp(key);
      await actions.perform();
    },
    screenshot: async () => Buffer.from(await window.takeScreenshot(), 'base64'),
    close: async () => {
      await window.quit().catch(() => {});
      endAll();
      process.off('exit', endAll);
    },
  };
}

/** Xvfb takes the first free number and says which. */
function openScreen(xvfb: string): Promise<{ display: string; process: ChildProcess }> {
  const { width, height } = windowSize;
  const server = spawn(
    xvfb,
    ['-displayfd', '3', '-nolisten', 'tcp', '-screen', '0', `${width}x${height + 200}x24`],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  return new Promise((resolve, reject) => {
    server.once('exit', () => reject(new Error(`${xvfb} ended before it opened a screen.`)));
    server.stdio[3]?.once('data', (number: Buffer) =>
      resolve({ display: `:${String(number).trim()}`, process: server }),
    );
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Waits for at most 20 s until something answers there. */
async function waitForAnswer(address: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (
      await fetch(address).then(
        () => true,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`WebKitWebDriver did not answer at ${address} within 20 s.`);
}
