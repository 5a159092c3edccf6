import { chromium, firefox, webkit } from 'playwright';
import { chromiumArgs, findChromium } from '../browser.ts';
import type { Driver } from './driver.ts';
import { startFirefox } from './firefox.ts';
import { findFirefox, findWebKitGtk } from './installed.ts';
import { startByPlaywright } from './playwright-driver.ts';
import { startWebKitGtk } from './webkitgtk.ts';

/** How the browser of each project is started. */
export const starters: Readonly<Record<string, () => Promise<Driver>>> = {
  Firefox: () => startFirefox(findFirefox()!),
  WebKitGTK: () => startWebKitGtk(findWebKitGtk()!),
  Chromium: () =>
    startByPlaywright(chromium, { executablePath: findChromium().executablePath, args: [...chromiumArgs] }),
  'Playwright’s Firefox': () => startByPlaywright(firefox),
  'Playwright’s WebKit': () => startByPlaywright(webkit),
};
