/**
 * `npm run audit`: Lighthouse, as a phone on a slow line, on the pages that cost most. Reads `dist/`. Fails when a page has
 * less than 100 anywhere, paints its largest part later than in 1.5 simulated seconds, or shifts.
 */
import { createServer, type AddressInfo } from 'node:net';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright';
import { chromiumArgs, findChromium } from './browser.ts';
import { serveSite } from './server.ts';

/** The front page, the section that answers come to first, the longest one, all claims, the playground. */
const pages = ['', 'mechanism/', 'event-loop/', 'claims/', 'play/'];
const LARGEST_PAINT_MS = 1500;

/** A port that nobody uses now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** What Lighthouse says of a page, and what of it is not as promised. */
async function audit(url: string, port: number, tries = 3): Promise<{ line: string; faults: string[] }> {
  const run = await lighthouse(url, { port, output: 'json', logLevel: 'error' });
  // It missed the browser's trace of the start, which happens, and asks for another run.
  if (run?.lhr.runtimeError?.code === 'NO_NAVSTART' && tries > 1) return audit(url, port, tries - 1);
  if (!run || run.lhr.runtimeError)
    throw new Error(`${url}: ${run?.lhr.runtimeError?.message ?? 'no report'}`);
  const { categories, audits } = run.lhr;
  const faults: string[] = [];
  const scores = Object.values(categories).map(({ title, score, auditRefs }) => {
    const points = Math.round((score ?? 0) * 100);
    if (points < 100) {
      const short = auditRefs.filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1);
      const which = short.map(({ id }) => `${id} (${audits[id]?.displayValue ?? audits[id]?.title ?? ''})`);
      faults.push(`${title} ${points}: ${which.join(', ')}`);
    }
    return `${title} ${points}`;
  });
  const paint = audits['largest-contentful-paint']?.numericValue ?? Infinity;
  const shift = audits['cumulative-layout-shift']?.numericValue ?? Infinity;
  if (paint > LARGEST_PAINT_MS)
    faults.push(`largest paint ${Math.round(paint)} ms, at most ${LARGEST_PAINT_MS}`);
  if (shift > 0) faults.push(`the page shifts by ${shift.toFixed(4)}`);
  return {
    line: `${scores.join(', ')}; largest paint ${Math.round(paint)} ms, shift ${shift.toFixed(4)}`,
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
