/** Whatever is typed into a cell: it ends in words, Stop works, the next Run works, and the edit is still there. */
import { Cell, filesOf, setFiles } from './cell.ts';
import { expect, type Page, test } from './story.ts';

async function open(page: Page): Promise<Cell> {
  await page.goto('./x/sample2-original/');
  return new Cell(page, 'sample2-original');
}

async function keepsEdit(cell: Cell, program: string): Promise<void> {
  // The editor ends a file with a newline.
  expect((await filesOf(cell.root))['main.py']?.trimEnd()).toBe(program);
}

/** Another edit runs. */
async function goesOn(cell: Cell): Promise<void> {
  await cell.write('print("still here")');
  await cell.runToTheEnd();
  await expect(cell.output).toContainText('still here');
  await expect(cell.status).toHaveText(/^Finished/);
}

/** No two neighbors end in the same words, which could be left from the first. */
const programs: readonly (readonly [
  what: string,
  program: string,
  words: RegExp,
  printed: RegExp | undefined,
])[] = [
  ['more memory than there is', 'x = bytearray(10**10)', /error/i, /OverflowError|MemoryError/],
  ['recursion without end', 'def f():\n    f()\nf()', /error/i, /RecursionError/],
  [
    'data nested as deep, freed',
    'x = []\nfor _ in range(100_000): x = [x]\nprint("so far", flush=True)\ndel x',
    /^Finished/,
    /so far/,
  ],
  [
    'recursion through C without end',
    'class A:\n    def __repr__(self):\n        return repr(self)\nrepr(A())',
    /error/i,
    /RecursionError/,
  ],
  [
    'data nested as deep, freed at the end',
    'x = []\nfor _ in range(100_000): x = [x]\nprint("all said")',
    /^Finished/,
    /all said/,
  ],
  [
    'data nested too deep to print',
    'x = []\nfor _ in range(100_000): x = [x]\nprint("so far", flush=True)\nprint(x)',
    /^Failed: RecursionError/,
    /so far/,
  ],
  ['a syntax error', 'x = (1,', /error/i, /was never closed/],
  ['a NUL in the source', 'x = "\0"', /error/i, /null bytes/],
  ['a lone surrogate', 'print("\\ud800")', /error/i, /surrogates not allowed/],
  [
    'a worker that ends itself',
    'import js, time\njs.close()\ntime.sleep(60)',
    /^Crashed: .*closed itself/,
    undefined,
  ],
  [
    'a program that ends the process',
    'import os\nprint("so far", flush=True)\nos._exit(7)',
    /Exit code 7/,
    /so far/,
  ],
];

test(`${programs.length} programs that break themselves, a file that is cut off and a megabyte of code, one after the other in one cell`, async ({
  page,
}) => {
  test.setTimeout(30_000 + 15_000 * programs.length);
  let cut = true;
  await page.route('**/core.zip', async (route) => {
    if (!cut) return route.continue();
    const response = await route.fetch();
    const body = await response.body();
    return route.fulfill({ status: 200, body: body.subarray(0, body.length / 2) });
  });
  const cell = await open(page);
  await test.step('an engine file that is cut off half way is named, and the next Run gets it', async () => {
    await cell.write('print("edited")');
    await cell.runToTheEnd();
    await expect(cell.root).toContainText('core.zip');
    await expect(cell.root).toContainText('cut off');
    cut = false;
    await cell.run.click();
    await expect(cell.output).toContainText('edited', { timeout: 45_000 });
  });
  // Each ends in its own words: so the run after the one before it works.
  for (const [what, program, words, printed] of programs) {
    await test.step(`${what} ends in words, and the edit is still there`, async () => {
      await cell.write(program);
      await cell.runToTheEnd();
      await expect(cell.status).toHaveText(words);
      if (printed) await expect(cell.output).toContainText(printed);
      await keepsEdit(cell, program);
    });
  }
  await goesOn(cell);
  await test.step('a megabyte of pasted code runs', async () => {
    const line = `# ${'pasted '.repeat(14)}\n`;
    const program = `${line.repeat(Math.ceil(1_000_000 / line.length))}print("a megabyte")`;
    await setFiles(cell.root, { 'main.py': program });
    await cell.runToTheEnd();
    await expect(cell.output).toContainText('a megabyte');
    await expect(cell.status).toHaveText(/^Finished/);
  });
});

const endless = [
  ['a loop that does nothing', 'print("in", flush=True)\nwhile True: pass'],
  ['a sleep', 'import time\nprint("in", flush=True)\ntime.sleep(600)'],
  [
    'a loop that catches everything',
    'print("in", flush=True)\nwhile True:\n    try:\n        while True: pass\n    except BaseException: pass',
  ],
] as const;

test('Stop ends what does not end within 200 ms', { tag: '@alone' }, async ({ page }) => {
  const cell = await open(page);
  for (const [what, program] of endless) {
    await test.step(what, async () => {
      await cell.write(program);
      await cell.run.click();
      await expect(cell.output).toContainText('in', { timeout: 45_000 });
      expect(await cell.timeToStop()).toBeLessThan(200);
      await expect(cell.status).toHaveText(/^Stopped/);
      await keepsEdit(cell, program);
      await goesOn(cell);
    });
  }
});
