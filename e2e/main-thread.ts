import type { Page } from 'playwright/test';

/** An event of Chromium's tracing, as far as it is read here. Times are in microseconds. */
interface TracingEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** The duration in the thread's own processor time, without what else the machine does. Left out if it is 0. */
  readonly tdur?: number;
}

interface Task {
  readonly from: number;
  readonly to: number;
  readonly ms: number;
}

/** What {@link layOutText} takes on two cores of 2026 with nothing else to do, ms of processor time. */
const layoutOfText = 26;

/** What a reader takes for one movement, ms. */
export const mostPerFrame = 50;

/**
 * How often something is measured that took too long. Where a virtual machine takes the processor away, that time counts
 * as the task's own: of 90 gestures, 89 took 12 to 28 ms and one was measured at 41. A page that is too slow is so each time.
 */
const mostTries = 3;

/**
 * Measures something, again if its longest task took `limit` ms, and gives the tasks of the time when the longest was the
 * shortest. `measure` begins with what it needs.
 */
export async function tasksAtBest(
  limit: number,
  measure: () => Promise<readonly number[]>,
): Promise<readonly number[]> {
  const [best = []] = (await eachAtBest(limit, async () => new Map([['all', await measure()]]))).values();
  return best;
}

/** Of several things that are measured in one turn, each at its best; all are measured again if one took too long. */
export async function eachAtBest(
  limit: number,
  measure: () => Promise<ReadonlyMap<string, readonly number[]>>,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const best = new Map(await measure());
  const isTooLong = (): boolean => [...best.values()].some((tasks) => longest(tasks) >= limit);
  for (let time = 1; time < mostTries && isTooLong(); time += 1) {
    for (const [name, tasks] of await measure()) {
      if (longest(tasks) < longest(best.get(name) ?? [])) best.set(name, tasks);
    }
  }
  return best;
}

/** The first of these tasks, in ms; longer than any limit where Chromium reported none. */
export const longest = ([first = Infinity]: readonly number[]): number => first;

/**
 * The tasks of the page's main thread while something is done, the longest first, in ms of processor time. A page answers
 * and draws between two tasks only, so the longest one is the longest that a reader waits for a frame, on a machine
 * that has nothing else to do. On a slower or busier one the processor's time itself is longer: the same page lays out a
 * known text before and after, and all is told as on a machine that takes {@link layoutOfText} for it. A faster one's
 * times stay as they are. Chromium alone tells.
 */
export async function tasksDuring(page: Page, what: () => Promise<unknown>): Promise<readonly number[]> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser of its own to ask for its tasks.');
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  let trace: Buffer;
  try {
    for (let time = 0; time < 3; time += 1) await page.evaluate(layOutText);
    await what();
    for (let time = 0; time < 3; time += 1) await page.evaluate(layOutText);
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: readonly TracingEvent[] };
  const marks = traceEvents.filter(({ name }) => name === 'laid out text');
  const [main] = marks;
  const tasks = traceEvents
    .filter(
      ({ pid, tid, ph, name }) =>
        pid === main?.pid && tid === main.tid && ph === 'X' && /RunTask$/.test(name),
    )
    .map(({ ts, dur = 0, tdur = 0 }): Task => ({ from: ts, to: ts + dur, ms: tdur / 1000 }));
  const isLayout = ({ from, to }: Task): boolean => marks.some(({ ts }) => ts >= from && ts <= to);
  const slower = Math.max(1, median(tasks.filter(isLayout)) / layoutOfText);
  return tasks
    .filter((task) => !isLayout(task))
    .map(({ ms }) => ms / slower)
    .sort((a, b) => b - a);
}

const median = (tasks: readonly Task[]): number =>
  tasks.map(({ ms }) => ms).toSorted((a, b) => a - b)[Math.floor(tasks.length / 2)] ?? Number.NaN;

/** Runs in the page: the same work at any time and on any page, in a document of its own. */
function layOutText(): void {
  const frame = document.body.appendChild(document.createElement('iframe'));
  const inside = frame.contentDocument;
  if (!inside) throw new Error('The frame for the text has no document.');
  for (let word = 0; word < 2000; word += 1) {
    inside.body.append(Object.assign(inside.createElement('b'), { textContent: `word ${word}` }), ' ');
  }
  inside.body.getBoundingClientRect();
  frame.remove();
  performance.mark('laid out text');
}
