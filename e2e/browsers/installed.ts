/** Which browsers beside Chromium this machine has. Nothing is installed: what is missing is named with its package. */
import { existsSync, globSync } from 'node:fs';
import { firefox, webkit } from 'playwright';
import { onPath } from '../browser.ts';

export interface WebKitGtk {
  readonly driver: string;
  readonly miniBrowser: string;
  readonly xvfb: string;
}

/** Debian's `firefox-esr`, or another Firefox from its makers; `FIREFOX` names one that is elsewhere. */
export function findFirefox(): string | undefined {
  return process.env['FIREFOX'] ?? onPath('firefox-esr') ?? onPath('firefox');
}

/** The engine nearest to Safari's that Linux has, its driver, and a screen for it. */
export function findWebKitGtk(): WebKitGtk | undefined {
  const driver = onPath('WebKitWebDriver');
  const xvfb = onPath('Xvfb');
  const [miniBrowser] = globSync('/usr/{lib,lib64,libexec}/{*/,}webkit2gtk-4*/MiniBrowser');
  return driver && xvfb && miniBrowser ? { driver, xvfb, miniBrowser } : undefined;
}

const has = (path: string): boolean => path !== '' && existsSync(path);

/** Projects of `playwright.config.ts`, by the name of their npm script: whether they can run, and what they need. */
export const otherBrowsers: Readonly<
  Record<
    'firefox' | 'webkit',
    readonly { readonly project: string; readonly here: boolean; readonly install: string }[]
  >
> = {
  firefox: [
    { project: 'Firefox', here: findFirefox() !== undefined, install: 'apt-get install firefox-esr' },
    {
      project: 'Playwright’s Firefox',
      here: has(firefox.executablePath()),
      install: 'npx playwright install firefox',
    },
  ],
  webkit: [
    {
      project: 'WebKitGTK',
      here: findWebKitGtk() !== undefined,
      install: 'apt-get install webkit2gtk-driver xvfb',
    },
    {
      project: 'Playwright’s WebKit',
      here: has(webkit.executablePath()),
      install: 'npx playwright install webkit',
    },
  ],
};

/** A line for each browser of a name that is not on this machine. */
export function notHere(name: keyof typeof otherBrowsers): readonly string[] {
  return otherBrowsers[name]
    .filter(({ here }) => !here)
    .map(({ project, install }) => `${project}: not installed (${install}), did not run.`);
}
