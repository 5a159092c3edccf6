/**
 * `npm run bench [rounds]`: this site's cell against a plain loadPyodide worker, served by the same server with brotli,
 * alternating in one run; then the cell's times in every browser that is installed; what recording a timeline costs a
 * program, what Check takes beside a Run, and the frames of drawing a timeline. Prints Markdown tables of medians and
 * ratios. Ratios hold on a busy machine; times do not. `BENCH=engine`, `browsers`, `recording`, `check` or `frames` runs
 * that part alone; `BENCH=versions` compares the start of the other CPythons, each with a plain loadPyodide of its own
 * version.
 */
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { chromiumArgs, findChromium } from '../browser.ts';
import { serveSite } from '../server.ts';
import { browsersTable } from './browsers.ts';
import { checkingTable } from './checking.ts';
import { framesTable } from './frames.ts';
import { median, show } from './numbers.ts';
import { cellSide, plainSide, type Side } from './sides.ts';
import { tracingTable } from './tracing.ts';
import { addPlainVersions, otherVersions, versionsTable } from './versions.ts';

const ROUNDS = Number(process.argv[2] ?? 5);
const WANTED = process.env['BENCH'];
const PAGE = process.env['BENCH_PAGE'] ?? './sample-2-async-await/';
const BROTLI = Number(process.env['BENCH_BROTLI'] ?? 11);

type Measure =
  | 'bytes to first output'
  | 'click to first line, cold'
  | 'second Run, at once after the first'
  | 'click to first line, later visit'
  | 'fresh interpreter without a spare'
  | 'click to first line, with the spare'
  | 'Stop to first line of the next run'
  | '10,000 asyncio.sleep(0)'
  | '100,000 lines, click to last'
  | '100,000 lines, longest task on the page'
  | 'CPU burned by time.sleep(2)';

/** The goals: at most this ratio to plain Pyodide, or at most this value of the site's own. */
const targets: Readonly<Partial<Record<Measure, { readonly ratio?: number; readonly value?: number }>>> = {
  'bytes to first output': { ratio: 0.73 },
  'click to first line, cold': { ratio: 0.25 },
  'second Run, at once after the first': { value: 250 },
  'click to first line, later visit': { ratio: 0.17 },
  'fresh interpreter without a spare': { ratio: 0.15 },
  'click to first line, with the spare': { value: 10 },
  '10,000 asyncio.sleep(0)': { ratio: 0.12 },
  '100,000 lines, click to last': { ratio: 0.4 },
  '100,000 lines, longest task on the page': { value: 100 },
  'CPU burned by time.sleep(2)': { value: 200 },
};

const units: Readonly<Partial<Record<Measure, string>>> = { 'bytes to first output': 'kB' };
const seen = new Map<Measure, Map<string, number[]>>();

function note(measure: Measure, side: Side, value: number): void {
  const sides = seen.get(measure) ?? new Map<string, number[]>();
  seen.set(measure, sides);
  sides.set(side.name, [...(sides.get(side.name) ?? []), value]);
}

/** Bytes that the server has sent, without headers. A page's own session misses what its workers fetch. */
let sent = 0;

/** Processor time of everything that this browser does, in milliseconds. */
async function processorTime(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return 1000 * processInfo.reduce((sum, { type, cpuTime }) => sum + (type === 'renderer' ? cpuTime : 0), 0);
}

async function round(side: Side, executablePath: string, origin: string): Promise<void> {
  // A browser of its own each time: nothing is cached, and its processor time is this side's.
  const browser = await chromium.launch({ executablePath, args: [...chromiumArgs] });
  try {
    const context = await browser.newContext({ baseURL: origin, serviceWorkers: 'block' });
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    await side.open(page);
    await page.waitForTimeout(500);
    const before = sent;
    note('click to first line, cold', side, await side.firstLine(page));
    note('bytes to first output', side, (sent - before) / 1000);
    note('second Run, at once after the first', side, await side.again(page));
    await side.settle(page);
    await side.open(page);
    note('click to first line, later visit', side, await side.firstLine(page));
    await page.waitForTimeout(1500);
    note('fresh interpreter without a spare', side, await side.fresh(page));
    await page.waitForTimeout(2500);
    if (side.name === 'this site') {
      // So short that a hiccup of the machine doubles it: measured five times, for a steadier median.
      for (let times = 0; times < 5; times += 1) {
        note('click to first line, with the spare', side, await side.firstLine(page));
        await page.waitForTimeout(2000);
      }
    }
    const switches = await side.whole(page, 'switches');
    note('10,000 asyncio.sleep(0)', side, 1000 * Number(/took ([\d.e-]+)/.exec(switches.text)?.[1]));
    await page.waitForTimeout(1500);
    const lines = await side.whole(page, 'lines');
    note('100,000 lines, click to last', side, lines.time);
    note('100,000 lines, longest task on the page', side, lines.longestTask);
    await page.waitForTimeout(1500);
    // After the others: this site's side runs an endless loop here, for which the browser then has optimized its code.
    note('Stop to first line of the next run', side, await side.stopAndRun(page));
    await side.open(page);
    await side.firstLine(page);
    await page.waitForTimeout(3000);
    note('CPU burned by time.sleep(2)', side, await side.sleep(page, () => processorTime(browser)));
  } finally {
    await browser.close();
  }
}

function table(ours: Side, theirs: Side): string {
  const lines = [
    `| | ${ours.name} | ${theirs.name} | ratio | to reach | |`,
    '| --- | ---: | ---: | ---: | --- | --- |',
  ];
  for (const [measure, sides] of seen) {
    const [a, b] = [median(sides.get(ours.name)), median(sides.get(theirs.name))];
    const unit = units[measure] ?? 'ms';
    const target = targets[measure];
    const met = !target || (target.ratio !== undefined ? a / b <= target.ratio : a <= (target.value ?? 0));
    const goal = target
      ? target.ratio !== undefined
        ? `≤ ${target.ratio} ×`
        : `≤ ${target.value} ${unit}`
      : '';
    const ratio = Number.isFinite(a / b) ? (a / b).toFixed(3) : '';
    lines.push(
      `| ${measure} | ${show(a, unit)} | ${show(b, unit)} | ${ratio} | ${goal} | ${target ? (met ? 'yes' : 'no') : ''} |`,
    );
  }
  return lines.join('\n');
}

/** The site, and plain Pyodide beside it. */
async function foldersToServe(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  await cp(process.env['DIST'] ?? 'dist', folder, { recursive: true });
  const plain = join(folder, '_engine', 'plain');
  const pyodide = join(createRequire(import.meta.url).resolve('pyodide/package.json'), '..');
  await cp(pyodide, plain, { recursive: true });
  const page = join(import.meta.dirname, 'plain');
  await cp(page, plain, { recursive: true });
  if (WANTED === 'versions') await addPlainVersions(folder, page);
  return folder;
}

/** Has the server compress its files before any measurement: the engine gives up on a file that does not begin in time. */
async function compressAhead(url: string): Promise<void> {
  process.stderr.write(`Compressing with brotli ${BROTLI} …\n`);
  const skipped = WANTED === 'versions' ? [] : otherVersions.map(({ version }) => `pyodide-${version}-`);
  const files = await readdir(join(folder, '_engine'), { recursive: true });
  for (const file of files.filter((name) => /(wasm|mjs|core\.zip|stdlib\.zip|json)$/.test(name))) {
    if (skipped.some((start) => file.startsWith(start))) continue;
    await fetch(`${url}_engine/${file}`, { headers: { 'accept-encoding': 'br' } });
  }
}

async function compareEngines(executablePath: string, url: string): Promise<string> {
  const ours = cellSide(PAGE);
  const theirs = plainSide('./_engine/plain/index.html');
  for (let i = 0; i < ROUNDS; i++) {
    for (const side of i % 2 === 0 ? [ours, theirs] : [theirs, ours]) {
      process.stderr.write(`Round ${i + 1} of ${ROUNDS}: ${side.name}\n`);
      await round(side, executablePath, url);
    }
  }
  return table(ours, theirs);
}

async function inOneBrowser(
  executablePath: string,
  baseURL: string,
  measure: (page: Page, rounds: number) => Promise<string>,
): Promise<string> {
  const browser = await chromium.launch({ executablePath, args: [...chromiumArgs] });
  try {
    const context = await browser.newContext({
      baseURL,
      serviceWorkers: 'block',
      viewport: { width: 1280, height: 800 },
    });
    return await measure(await context.newPage(), ROUNDS);
  } finally {
    await browser.close();
  }
}

const folder = await foldersToServe();
const server = await serveSite({
  folder,
  brotli: BROTLI,
  intercept(_request, response) {
    response.on('finish', () => (sent += Number(response.getHeader('content-length') ?? 0)));
    return false;
  },
});
try {
  const { executablePath } = findChromium();
  const say = (text: string) => process.stdout.write(`${text}\n\nMedians of ${ROUNDS} rounds.\n\n`);
  const wanted = (part: string): boolean => WANTED === undefined || WANTED === part;
  if (WANTED !== 'frames') await compressAhead(server.url);
  if (wanted('engine')) say(`${await compareEngines(executablePath, server.url)}\n\nBrotli ${BROTLI}.`);
  if (wanted('browsers')) say(await browsersTable(server.url, PAGE, ROUNDS));
  if (wanted('recording')) say(await inOneBrowser(executablePath, server.url, tracingTable));
  if (wanted('check')) say(await inOneBrowser(executablePath, server.url, checkingTable));
  if (WANTED === 'versions') say(await versionsTable(executablePath, server.url, PAGE, ROUNDS));
  if (wanted('frames')) say(await inOneBrowser(executablePath, server.url, framesTable));
} finally {
  await server.close();
  await rm(folder, { recursive: true });
}
