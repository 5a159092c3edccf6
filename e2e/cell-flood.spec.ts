import { Cell } from './cell.ts';
import { tasksAtBest, tasksDuring } from './main-thread.ts';
import { expect, type Page, test } from './story.ts';

// Each story starts an engine in a fresh profile: on a busy machine that alone may take half a minute.
test.describe.configure({ timeout: 120_000 });

// Recording each of so many lines for a trace would be the longest task of all.
test.use({ trace: 'off' });

test('100,000 lines do not hold up the page', async ({ page }) => {
  await page.goto('./sample-1-generators/');
  const cell = new Cell(page, 'sample1-original');
  // The first run loads the engine; what is measured is the output.
  const getReady = async (): Promise<void> => {
    await cell.write('print("ready")');
    await cell.runToTheEnd();
    await cell.write('for i in range(100_000):\n    print("line", i)');
  };
  const tasks = await tasksAtBest(100, async () => {
    await getReady();
    return tasksDuring(page, () => runInside(page));
  });
  await expect(cell.lines).toHaveCount(100_000);
  await expect(cell.lines.last()).toHaveText('line 99999');
  expect(tasks.length, 'Chromium told of its tasks').toBeGreaterThan(20);
  expect(tasks[0], `ms: ${tasks.slice(0, 5).join(', ')}`).toBeLessThan(100);
});

/** Pressed and awaited inside the page: looking for a button by its role walks all that is printed, in tasks of its own. */
async function runInside(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const cell = document.getElementById('sample1-original');
    cell?.querySelector<HTMLElement>('.cell-run')?.click();
    await new Promise<void>((resolve) => {
      new MutationObserver((_, self) => {
        if (!['done', 'error', 'stopped'].includes(cell?.dataset['state'] ?? '')) return;
        self.disconnect();
        resolve();
      }).observe(cell as Node, { attributeFilter: ['data-state'] });
    });
    // What the end sets off counts as well.
    await new Promise((resolve) => setTimeout(resolve, 500));
  });
}

/** Single lines, and what the last of their characters shows. */
const costlyLines: Readonly<Record<string, readonly [program: string, ends: RegExp]>> = {
  'goes back in a line of 4,000 colors': [
    'import sys\nfor i in range(3990): sys.stdout.write("\\x1b[3%dmx" % (i % 7 + 1))\nfor i in range(2_000):\n    sys.stdout.write("\\bX"); sys.stdout.flush()',
    /xX$/,
  ],
  'changes its color 140,000 times': [
    'for i in range(50): print("\\x1b[31ma\\x1b[32mb" * 1400, end="", flush=True)',
    /abab$/,
  ],
  'a million letters that run from right to left': ['print("שלום עולם " * 100_000)', /עולם $/],
  'a million marks on one letter': ['print("a" + "\\u0310" * 1_000_000)', /\u0310$/],
  'two million letters': ['print("x" * 2_000_000)', /xx$/],
};

test(`${Object.keys(costlyLines).length} lines that are costly to draw do not hold up the page`, async ({
  page,
}) => {
  await page.goto('./sample-1-generators/');
  const cell = new Cell(page, 'sample1-original');
  await cell.write('print("ready")');
  await cell.runToTheEnd();
  for (const [name, [program, ends]] of Object.entries(costlyLines)) {
    await test.step(name, async () => {
      await cell.write(program);
      const tasks = await tasksAtBest(200, () => tasksDuring(page, () => runInside(page)));
      await expect(cell.status).toHaveText(/^Finished/);
      const [line] = await cell.lines.evaluateAll((lines) =>
        lines.map(({ textContent }) => textContent.slice(-5)),
      );
      expect(line).toMatch(ends);
      expect(tasks[0], `ms: ${tasks.slice(0, 5).join(', ')}`).toBeLessThan(200);
    });
  }
});

test('a program that prints without end is stopped, and what it printed can be had', async ({ page }) => {
  await page.goto('./sample-1-generators/');
  const cell = new Cell(page, 'sample1-original');
  await cell.write('while True:\n    print("all work and no play " * 40)');
  await cell.runToTheEnd(90_000);
  await expect(cell.status).toHaveText(/^Stopped: it printed more than/);
  const download = page.waitForEvent('download');
  await cell.root.getByRole('button', { name: 'Download what was printed' }).click();
  expect((await download).suggestedFilename()).toBe('sample1-original.txt');
});

test(
  'one endless line does not hold up the page; Stop works at once',
  { tag: '@alone' },
  async ({ page }) => {
    await page.goto('./sample-1-generators/');
    const cell = new Cell(page, 'sample1-original');
    await cell.write(
      'import time\nwhile True:\n    print("x" * 500, end="", flush=True)\n    time.sleep(0.002)',
    );
    await cell.run.click();
    // A line of any length is shown in parts that a page can lay out.
    await expect(cell.lines.first().locator('.out-part').nth(5)).toBeVisible({ timeout: 45_000 });
    expect(await cell.timeToStop()).toBeLessThan(200);
    await expect(cell.root).toHaveAttribute('data-state', 'stopped');
  },
);
