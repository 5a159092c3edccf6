/**
 * `npm run audit`: Lighthouse, as a phone on a slow line, on the pages that cost most. Reads `dist/`. Fails when a page has
 * less than 100 anywhere or paints its largest part later than in 1.5 simulated seconds, both by the median of five runs,
 * or when it shifts in one of them.
 */
import { createServer, type AddressInfo } from 'node:net';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright';
import { median } from './bench/numbers.ts';
import { chromiumArgs, findChromium } from './browser.ts';
import { serveSite } from './server.ts';

/** The front page, the section that answers come to first, the longest one, all claims, the playground. */
const pages = ['', 'mechanism/', 'event-loop/', 'claims/', 'play/'];
const LARGEST_PAINT_MS = 1500;
/** Lighthouse advises five: single runs differ by what else the machine does. */
const RUNS = 5;

/** A port that nobody uses now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

interface Report {
  /** By category: points of 100, and what costs some. */
  readonly categories: ReadonlyMap<string, { readonly points: number; readonly short: readonly string[] }>;
  /** Of the largest part, in simulated milliseconds. */
  readonly paint: number;
  readonly shift: number;
}

/** What Lighthouse says of a page in one run. */
async function report(url: string, port: number, tries = 3): Promise<Report> {
  const run = await lighthouse(url, { port, output: 'json', logLevel: 'error' });
  // It missed the browser's trace of the start, which happens, and asks for another run.
  if (run?.lhr.runtimeError?.code === 'NO_NAVSTART' && tries > 1) return report(url, port, tries - 1);
  if (!run || run.lhr.runtimeError)
    throw new Error(`${url}: ${run?.lhr.runtimeError?.message ?? 'no report'}`);
  const { categories, audits } = run.lhr;
  const shortOf = (ids: readonly string[]): string[] =>
    ids
      .filter((id) => (audits[id]?.score ?? 1) < 1)
      .map((id) => `${id} (${audits[id]?.displayValue ?? audits[id]?.title ?? ''})`);
  return {
    categories: new Map(
      Object.values(categories).map(({ title, score, auditRefs }) => {
        const counted = auditRefs.filter(({ weight }) => weight > 0);
        return [
          title,
          { points: Math.round((score ?? 0) * 100), short: shortOf(counted.map(({ id }) => id)) },
        ];
      }),
    ),
    paint: audits['largest-contentful-paint']?.numericValue ?? Infinity,
    shift: audits['cumulative-layout-shift']?.numericValue ?? Infinity,
  };
}

/** What {@link RUNS} runs say of a page, and what of it is not as promised. */
async function audit(url: string, port: number): Promise<{ line: string; faults: string[] }> {
  const runs: Report[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await report(url, port));
  const faults: string[] = [];
  const points = [...runs[0]!.categories.keys()].map((title) => {
    const found = runs.flatMap(({ categories }) => categories.get(title) ?? []);
    const all = found.map((category) => category.points);
    if (median(all) < 100) {
      const short = new Set(found.flatMap((category) => category.short));
      faults.push(`${title} ${all.join(', ')}: ${[...short].join(', ')}`);
    }
    return `${title} ${median(all)}`;
  });
  const paints = runs.map(({ paint }) => Math.round(paint));
  if (median(paints) > LARGEST_PAINT_MS)
    faults.push(`largest paint ${paints.join(', ')} ms, at most ${LARGEST_PAINT_MS}`);
  const shift = Math.max(...runs.map((run) => run.shift));
  if (shift > 0) faults.push(`the page shifts by ${shift.toFixed(4)}`);
  return {
    line: `${points.join(', ')}; largest paint ${median(paints)} ms (${Math.min(...paints)} to ${Math.max(...paints)}), shift ${shift.toFixed(4)}`,
    faults,
  };
}

/** A host has its files compressed when somebody comes: the seconds that this takes are not the page's. */
async function compressAhead(url: string): Promise<void> {
  const context = await browser.newContext();
  await (await context.newPage()).goto(url, { waitUntil: 'load' });
  await context.close();
}

const server = await serveSite({ folder: process.env['DIST'] ?? 'dist', brotli: 11 });
const port = await freePort();
const browser = await chromium.launch({
  executablePath: findChromium().executablePath,
  args: [...chromiumArgs, `--remote-debugging-port=${port}`],
});
const asked = process.argv.slice(2);
for (const page of asked.length > 0 ? asked : pages) {
  await compressAhead(server.url + page);
  const { line, faults } = await audit(server.url + page, port);
  process.stdout.write(`/${page}: ${line}\n${faults.map((fault) => `  ${fault}\n`).join('')}`);
  if (faults.length > 0) process.exitCode = 1;
}
await browser.close();
await server.close();
