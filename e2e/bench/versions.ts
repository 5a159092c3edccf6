import { cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { chromiumArgs } from '../browser.ts';
import { median, show } from './numbers.ts';
import { cellSide, plainSide, type Side } from './sides.ts';

const { dependencies } = createRequire(import.meta.url)('../../package.json') as {
  readonly dependencies: Readonly<Record<string, string>>;
};
/** Versions beside the default, and their packages: `pyodide-311` is 3.11. */
export const otherVersions = Object.keys(dependencies).flatMap((name) => {
  const digits = /^pyodide-(\d)(\d+)$/.exec(name);
  return digits ? [{ name, version: `${digits[1]}.${digits[2]}` }] : [];
});

/** Milliseconds from the click on Run to the first line. */
interface Times {
  /** In a browser that has fetched nothing yet. */
  readonly cold: number;
  readonly reload: number;
  /** The second run of that page. */
  readonly next: number;
}

/** Puts each other version's own Pyodide beside the site. */
export async function addPlainVersions(folder: string, page: string): Promise<void> {
  for (const { name, version } of otherVersions) {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    const target = join(folder, '_engine', `plain-${version}`);
    await cp(join(manifest, '..'), target, { recursive: true });
    await cp(page, target, { recursive: true });
  }
}

/** Each other version's start against `loadPyodide` of that very version; both begin each run in a new interpreter. */
export async function versionsTable(
  executablePath: string,
  baseURL: string,
  page: string,
  rounds: number,
): Promise<string> {
  const lines = [
    '| CPython | cold | loadPyodide | ratio, ≤ 1 | after a reload | loadPyodide | ratio | next run | to its cold start, ≤ 0.5 |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
  ];
  for (const { version } of otherVersions) {
    const ours: Times[] = [];
    const theirs: Times[] = [];
    const sides = [
      { side: cellSide(page, `pyodide-${version}`), times: ours },
      { side: plainSide(`./_engine/plain-${version}/index.html`), times: theirs },
    ];
    for (let n = 0; n < rounds; n += 1) {
      process.stderr.write(`CPython ${version}, round ${n + 1} of ${rounds}\n`);
      for (const { side, times } of n % 2 === 0 ? sides : sides.toReversed())
        times.push(await timesOf(side, executablePath, baseURL));
    }
    const medianOf = (times: readonly Times[], key: keyof Times): number =>
      median(times.map((one) => one[key]));
    const cells = [
      show(medianOf(ours, 'cold'), 'ms'),
      show(medianOf(theirs, 'cold'), 'ms'),
      (medianOf(ours, 'cold') / medianOf(theirs, 'cold')).toFixed(2),
      show(medianOf(ours, 'reload'), 'ms'),
      show(medianOf(theirs, 'reload'), 'ms'),
      (medianOf(ours, 'reload') / medianOf(theirs, 'reload')).toFixed(2),
      show(medianOf(ours, 'next'), 'ms'),
      (medianOf(ours, 'next') / medianOf(theirs, 'cold')).toFixed(2),
    ];
    lines.push(`| ${version} | ${cells.join(' | ')} |`);
  }
  return lines.join('\n');
}

async function timesOf(side: Side, executablePath: string, baseURL: string): Promise<Times> {
  const browser = await chromium.launch({ executablePath, args: [...chromiumArgs] });
  try {
    const context = await browser.newContext({ baseURL, serviceWorkers: 'block' });
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    await side.open(page);
    await page.waitForTimeout(500);
    const cold = await side.firstLine(page);
    await side.open(page);
    const reload = await side.firstLine(page);
    await page.waitForTimeout(2500);
    return { cold, reload, next: await side.firstLine(page) };
  } finally {
    await browser.close();
  }
}
