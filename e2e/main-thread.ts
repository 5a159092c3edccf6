import type { Page } from 'playwright/test';

/** An event of Chromium's tracing, as far as it is read here. Times are in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Of the thread's own processor time: what else the machine does is not in it. */
  readonly tdur?: number;
}

/**
 * The tasks of the page's main thread while something is done, the longest first, in ms of processor time. A page answers
 * and draws between two tasks only, so the longest one is the longest that a reader waits for a frame, on a machine
 * that has nothing else to do. Chromium alone tells.
 */
export async function tasksDuring(page: Page, what: () => Promise<unknown>): Promise<readonly number[]> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser of its own to ask for its tasks.');
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  let trace: Buffer;
  try {
    // Names the thread among those of all pages.
    await page.evaluate(() => performance.mark('the main thread'));
    await what();
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: readonly TraceEvent[] };
  const main = traceEvents.find(({ name }) => name === 'the main thread');
  return traceEvents
    .filter(
      ({ pid, tid, ph, name }) =>
        pid === main?.pid && tid === main.tid && ph === 'X' && /RunTask$/.test(name),
    )
    .map(({ tdur = Number.NaN }) => tdur / 1000)
    .sort((a, b) => b - a);
}
