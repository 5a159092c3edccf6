import type { Page } from 'playwright';
import { median, show } from './numbers.ts';

interface Case {
  readonly name: string;
  /** The slug of the section with the cell. */
  readonly section: string;
  /** The id of the cell's example. */
  readonly example: string;
  /** Run instead of the example's own text. */
  readonly program?: string;
  /** The goal: a recorded run takes at most this many times as long as one that is not. */
  readonly most?: number;
}

const SWITCHES = `import asyncio
async def main():
    for _ in range(10_000): await asyncio.sleep(0)
asyncio.run(main())`;
const NUMBERS = `def numbers(n):
    for i in range(n): yield i
print(sum(numbers(1_000_000)))`;
const CHAIN = `class Pause:
    def __await__(self): yield
async def inner(): await Pause()
async def outer():
    for _ in range(100_000): await inner()
coro = outer()
try:
    while True: coro.send(None)
except StopIteration: pass`;
const AWAITS = `async function pause() { await null }
for (let i = 0; i < 100_000; i += 1) await pause();`;

const sample2 = { section: 'sample-2-async-await', example: 'sample2-original' };
const cases: readonly Case[] = [
  { name: 'sample 1', section: 'sample-1-generators', example: 'sample1-original', most: 2 },
  { name: 'sample 2', ...sample2, most: 2 },
  { name: 'sample 3', section: 'sample-3-async-generator', example: 'sample3-original', most: 2 },
  { name: 'fair scheduler', section: 'before-async-await', example: 'fair-generator-scheduler', most: 2 },
  { name: '10,000 asyncio.sleep(0)', ...sample2, program: SWITCHES },
  { name: 'a generator of 1,000,000 numbers', ...sample2, program: NUMBERS },
  { name: '100,000 pauses behind three awaits', ...sample2, program: CHAIN },
  { name: 'JavaScript: sample 2', section: 'javascript', example: 'js-sample2-async' },
  { name: 'JavaScript: 100,000 awaits', section: 'javascript', example: 'js-sample2-async', program: AWAITS },
];

interface Cell extends HTMLElement {
  files: Readonly<Record<string, string>>;
  run(options: { readonly trace: boolean }): Promise<{ readonly kind: string; readonly code?: number }>;
  readonly lastRun: { readonly elapsed: number };
  readonly original: Readonly<Record<string, string>>;
}

/** How long the program took by its own clock, and how many events were reported. The timeline is open and draws. */
async function run(page: Page, { example, program }: Case, trace: boolean): Promise<[number, number]> {
  return page.evaluate(
    async ([id, text, traced]) => {
      const cell = document.querySelector<Cell>(`code-cell[data-example="${id}"]`)!;
      const button = cell.querySelector<HTMLElement>('.cell-timeline-button')!;
      if (button.getAttribute('aria-pressed') !== 'true') button.click();
      const [entry = ''] = Object.keys(cell.original);
      if (text !== undefined) cell.files = { [entry]: text };
      let events = 0;
      const count = (happened: Event): void => {
        const { event } = (happened as CustomEvent<{ event: { type: string; events?: unknown[] } }>).detail;
        if (event.type === 'trace') events += event.events?.length ?? 0;
      };
      cell.addEventListener('cell-run-event', count);
      const outcome = await cell.run({ trace: traced });
      cell.removeEventListener('cell-run-event', count);
      if (outcome.code !== 0) throw new Error(`${id}: ${JSON.stringify(outcome)}`);
      return [cell.lastRun.elapsed, events];
    },
    [example, program, trace] as const,
  );
}

/** What recording costs a program, as a Markdown table. Runs with and without it take turns. */
export async function tracingTable(page: Page, rounds: number): Promise<string> {
  const lines = [
    '| program | not recorded | recorded | ratio | events | an event costs | to reach | |',
    '| --- | ---: | ---: | ---: | ---: | ---: | --- | --- |',
  ];
  for (const one of cases) {
    process.stderr.write(`Recording: ${one.name}\n`);
    await page.goto(`./${one.section}/`);
    await page.waitForFunction(() => customElements.get('code-cell') !== undefined);
    await run(page, one, true);
    const [off, on]: [number[], number[]] = [[], []];
    let events = 0;
    for (let round = 0; round < rounds; round += 1) {
      // A spare interpreter gets ready between runs: it must not do so during one.
      for (const trace of round % 2 === 0 ? [false, true] : [true, false]) {
        await page.waitForTimeout(1500);
        const [elapsed, reported] = await run(page, one, trace);
        (trace ? on : off).push(elapsed);
        if (trace) events = reported;
      }
    }
    const [without, recorded] = [median(off), median(on)];
    const ratio = recorded / without;
    const each = `${(((recorded - without) * 1000) / events).toFixed(1)} µs`;
    const goal = one.most === undefined ? ['', ''] : [`≤ ${one.most} ×`, ratio <= one.most ? 'yes' : 'no'];
    lines.push(
      `| ${one.name} | ${show(without, 'ms')} | ${show(recorded, 'ms')} | ${ratio.toFixed(2)} | ${events} | ${each} | ${goal.join(' | ')} |`,
    );
  }
  return lines.join('\n');
}
