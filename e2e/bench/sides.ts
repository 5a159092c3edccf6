import type { Page } from 'playwright';

/** One of the two that are compared. Every time is in milliseconds, from the click to what a reader sees. */
export interface Side {
  readonly name: string;
  open(page: Page): Promise<void>;
  /** From the click on Run to the line that the program prints first. */
  firstLine(page: Page): Promise<number>;
  /** The same of a Run that is pressed as soon as the one before it has ended. */
  again(page: Page): Promise<number>;
  /** Waits until whatever a run sets off in the background is over. */
  settle(page: Page): Promise<void>;
  /** The same with nothing but the caches warm: a new interpreter. */
  fresh(page: Page): Promise<number>;
  /** Runs to the end; the text that was printed, how long it took, the longest task on the page meanwhile. */
  whole(page: Page, program: 'switches' | 'lines'): Promise<Whole>;
  /** What `cost` grows by while a program sleeps for two seconds: neither its start nor its end counts. */
  sleep(page: Page, cost: () => Promise<number>): Promise<number>;
  /** From Stop, pressed on an endless loop, to the first line of the next run. */
  stopAndRun(page: Page): Promise<number>;
}

export interface Whole {
  readonly text: string;
  readonly time: number;
  readonly longestTask: number;
}

const LINES = 'for i in range(100000): print("line", i)\nprint("the end")';
const SLEEP = 'import time\nprint("about to sleep", flush=True)\ntime.sleep(4)';
const LOOP = `async def main():
    start = time.perf_counter()
    for _ in range(10000): await asyncio.sleep(0)
    print("took", time.perf_counter() - start)
    print("the end")`;

/** Runs in the page: waits for a text below an element, counting long tasks. */
const watch = `globalThis.watch ??= (root, text, act) => new Promise((resolve) => {
  let longestTask = 0;
  const tasks = new PerformanceObserver((list) => { for (const entry of list.getEntries()) longestTask = Math.max(longestTask, entry.duration); });
  tasks.observe({ type: 'longtask' });
  const start = performance.now();
  // Only what is new is looked at: the whole of it, each time, would be slower than either side.
  const look = (records) => {
    if (!records.some(({ addedNodes }) => [...addedNodes].some((node) => node.textContent.includes(text)))) return;
    observer.disconnect();
    const time = performance.now() - start;
    const printed = root.textContent.slice(-400);
    setTimeout(() => { tasks.disconnect(); resolve({ time, longestTask, text: printed }); }, 100);
  };
  const observer = new MutationObserver(look);
  observer.observe(root, { childList: true, subtree: true, characterData: true });
  act();
});`;

/** Two seconds out of the middle of {@link SLEEP}. */
async function costOfSleep(page: Page, cost: () => Promise<number>): Promise<number> {
  await page.waitForTimeout(500);
  const [before, since] = [await cost(), performance.now()];
  await page.waitForTimeout(2000);
  return (((await cost()) - before) * 2000) / (performance.now() - since);
}

let mark = 0;

/** The page has long loaded its highlighter, and shown what a reader typed, when the reader presses Run. */
const TYPED = 500;

async function inCell(page: Page, program: string, text: string, cell = 0, wait = TYPED): Promise<Whole> {
  await page.evaluate(watch);
  return page.evaluate(
    async ([code, wanted, index, pause]) => {
      const element = document.querySelectorAll<HTMLElement & { files: Record<string, string> }>(
        'code-cell[data-language="python"]',
      )[index]!;
      element.files = { 'main.py': code };
      await new Promise((resolve) => setTimeout(resolve, pause));
      const button = [...element.querySelectorAll('button')].find(
        (one) => one.textContent?.trim() === 'Run',
      )!;
      const watcher = (
        globalThis as unknown as { watch(root: Element, text: string, act: () => void): Promise<Whole> }
      ).watch;
      return watcher(element.querySelector('.cell-console')!, wanted, () => button.click());
    },
    [program, text, cell, wait] as const,
  );
}

/** The site's cell. `path` is a page with two Python cells or more; `engine` is chosen where it is not the usual one. */
export function cellSide(path: string, engine?: string): Side {
  const hello = () => `mark ${++mark}`;
  return {
    name: 'this site',
    async open(page) {
      await page.goto(path);
      await page.waitForFunction(() => customElements.get('code-cell') !== undefined);
      if (engine === undefined) return;
      await page.evaluate((name) => {
        type Chooser = HTMLElement & { chooseEngine(name: string, remember: boolean): void };
        document.querySelector<Chooser>('code-cell[data-language="python"]')?.chooseEngine(name, false);
      }, engine);
    },
    async firstLine(page) {
      const text = hello();
      return (await inCell(page, `print("${text}")`, text)).time;
    },
    async again(page) {
      const text = hello();
      return (await inCell(page, `print("${text}")`, text, 0, 0)).time;
    },
    async settle(page) {
      // A promise is true for waitForFunction, whatever it resolves with.
      const isKept = () =>
        page.evaluate(async () => (await (await caches.open('python-snapshots')).keys()).length > 0);
      const since = performance.now();
      while (!(await isKept())) {
        if (performance.now() - since > 60_000) throw new Error('No snapshot is kept a minute after a run.');
        await page.waitForTimeout(100);
      }
      await page.waitForTimeout(1500);
    },
    async fresh(page) {
      // The first cell takes the spare and holds it, so the second needs a new interpreter.
      const first = hello();
      await inCell(page, `import time\nprint("${first}", flush=True)\ntime.sleep(600)`, first, 0);
      const text = hello();
      const { time } = await inCell(page, `print("${text}")`, text, 1);
      await page.evaluate(() =>
        document.querySelectorAll<HTMLElement & { stop(): void }>('code-cell')[0]!.stop(),
      );
      return time;
    },
    whole: (page, program) =>
      inCell(
        page,
        { switches: `import asyncio, time\n${LOOP}\nasyncio.run(main())`, lines: LINES }[program],
        'the end',
      ),
    async sleep(page, cost) {
      await inCell(page, SLEEP, 'about to sleep');
      return costOfSleep(page, cost);
    },
    async stopAndRun(page) {
      const text = hello();
      await inCell(page, `print("${text}", flush=True)\nwhile True: pass`, text);
      const next = hello();
      const start = await page.evaluate(() => {
        const cell = document.querySelector('code-cell[data-language="python"]')!;
        const now = performance.now();
        [...cell.querySelectorAll('button')].find((one) => one.textContent?.trim() === 'Stop')!.click();
        return now;
      });
      await inCell(page, `print("${next}")`, next, 0, 0);
      return page.evaluate((since) => performance.now() - since - 100, start);
    },
  };
}

/** loadPyodide in a worker, as its documentation shows. */
export function plainSide(path: string): Side {
  async function run(page: Page, program: string, text: string, anew: boolean): Promise<Whole> {
    await page.evaluate(watch);
    return page.evaluate(
      ([code, wanted, again]) => {
        const side = globalThis as unknown as {
          watch(root: Element, text: string, act: () => void): Promise<Whole>;
          start(): void;
          run(code: string): void;
        };
        return side.watch(document.getElementById('output')!, wanted, () => {
          if (again) side.start();
          side.run(code);
        });
      },
      [program, text, anew] as const,
    );
  }
  const line = async (page: Page, anew: boolean) => {
    const text = `mark ${++mark}`;
    return (await run(page, `print("${text}")`, text, anew)).time;
  };
  return {
    name: 'plain Pyodide',
    open: async (page) => void (await page.goto(path)),
    firstLine: (page) => line(page, false),
    again: (page) => line(page, true),
    settle: (page) => page.waitForTimeout(500),
    fresh: (page) => line(page, true),
    whole: (page, program) =>
      run(
        page,
        { switches: `import asyncio, time\n${LOOP}\nawait main()`, lines: LINES }[program],
        'the end',
        false,
      ),
    async sleep(page, cost) {
      await run(page, SLEEP, 'about to sleep', false);
      return costOfSleep(page, cost);
    },
    stopAndRun: (page) => line(page, true),
  };
}
