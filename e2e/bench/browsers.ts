/** The times of a reader's runs in every browser that this machine has. */
import type { Page } from 'playwright';
import type { Driver } from '../browsers/driver.ts';
import { notHere, otherBrowsers } from '../browsers/installed.ts';
import { Reader } from '../browsers/reader.ts';
import { starters } from '../browsers/start.ts';
import { median, show } from './numbers.ts';
import { cellSide } from './sides.ts';

const rows = [
  'click to first line, cold',
  'second Run, at once after the first',
  'click to first line, later visit',
  'click to first line, with the spare',
] as const;
type Times = Record<(typeof rows)[number], number>;

/** As much of a page of Playwright's as the side of the cell uses. */
function pageOf(driver: Driver, site: string): Page {
  const reader = new Reader(driver, site);
  const page = {
    goto: (path: string) => reader.open(path.replace(/^\.\//, '')),
    evaluate: (what: string | ((argument: unknown) => unknown), argument: unknown) =>
      typeof what === 'string'
        ? reader.evaluate(Function(what) as () => void)
        : reader.evaluate(what, argument),
    waitForFunction: (isSo: () => boolean) => reader.waitsFor(isSo),
    waitForTimeout: (ms: number) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
  return page as unknown as Page;
}

async function timesIn(name: string, site: string, path: string): Promise<Times> {
  // A browser of its own each time: nothing is cached.
  const driver = await starters[name]!();
  try {
    const page = pageOf(driver, site);
    const side = cellSide(path);
    await side.open(page);
    await page.waitForTimeout(500);
    const cold = await side.firstLine(page);
    const second = await side.again(page);
    // Whatever a run sets off in the background is over.
    await page.waitForTimeout(8000);
    await side.open(page);
    const later = await side.firstLine(page);
    await page.waitForTimeout(4000);
    const spare = await side.firstLine(page);
    return {
      'click to first line, cold': cold,
      'second Run, at once after the first': second,
      'click to first line, later visit': later,
      'click to first line, with the spare': spare,
    };
  } finally {
    await driver.close();
  }
}

/** A column for each browser; one that is not here is named below. */
export async function browsersTable(site: string, path: string, rounds: number): Promise<string> {
  const others = Object.values(otherBrowsers).flat();
  const names = ['Chromium', ...others.filter(({ here }) => here).map(({ project }) => project)];
  const columns: Times[][] = names.map(() => []);
  for (let n = 0; n < rounds; n += 1) {
    for (const [at, name] of names.entries()) {
      process.stderr.write(`Round ${n + 1} of ${rounds}: ${name}\n`);
      columns[at]!.push(await timesIn(name, site, path));
    }
  }
  return [
    `| | ${names.join(' | ')} |`,
    `| --- |${' ---: |'.repeat(names.length)}`,
    ...rows.map(
      (row) =>
        `| ${row} | ${columns.map((times) => show(median(times.map((one) => one[row])), 'ms')).join(' | ')} |`,
    ),
    '',
    ...notHere('firefox'),
    ...notHere('webkit'),
  ].join('\n');
}
