import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { median, show } from './numbers.ts';

/** Of what a test and a Run of the same program have in common, nothing is slow: it is over at once, and prints little. */
const EXERCISE = 'countdown';

/** How much later than the end of a plain Run Check's first answer may come, in milliseconds. */
const TARGET = 60;

/** Milliseconds from the press of a button of the cell until this is so. */
async function timeOf(page: Page, button: string, isOver: string): Promise<number> {
  // A spare interpreter waits, and has nothing more to do.
  await page.waitForTimeout(3500);
  return page.evaluate(
    ([name, over]) =>
      new Promise<number>((resolve) => {
        const cell = document.querySelector('code-cell')!;
        cell.querySelector('.exercise-checks')!.replaceChildren();
        const pressed = performance.now();
        const observer = new MutationObserver(() => {
          if (!cell.matches(over)) return;
          observer.disconnect();
          resolve(performance.now() - pressed);
        });
        [...cell.querySelectorAll('button')].find((one) => one.textContent.trim() === name)!.click();
        observer.observe(cell, { attributes: true, childList: true, subtree: true });
      }),
    [button, isOver] as const,
  );
}

/** An exercise's solution run, and checked, each with a spare interpreter, as a Markdown table. */
export async function checkingTable(page: Page, rounds: number): Promise<string> {
  await page.goto(`./x/${EXERCISE}/`);
  await page.waitForFunction(() => customElements.get('code-cell') !== undefined);
  const solution = readFileSync(`content/exercises/${EXERCISE}/solution.py`, 'utf8');
  await page.evaluate((text) => {
    (document.querySelector('code-cell') as HTMLElement & { files: object }).files = { 'main.py': text };
  }, solution);
  const answered = ':has(.exercise-checks [data-state="passed"])';
  const ended = ':not([data-state="running"], [data-state="booting"])';
  const runs: number[] = [];
  const checks: number[] = [];
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  for (let round = 0; round < rounds; round += 1) {
    process.stderr.write(`Check: round ${round + 1} of ${rounds}\n`);
    runs.push(await timeOf(page, 'Run', ended));
    checks.push(await timeOf(page, 'Check', answered));
  }
  const [run, check] = [median(runs), median(checks)];
  return [
    '| with a spare interpreter | | to reach | |',
    '| --- | ---: | --- | --- |',
    `| Run of an exercise’s solution, click to end | ${show(run, 'ms')} | | |`,
    `| Check of it, click to first answer | ${show(check, 'ms')} | ≤ ${Math.round(run) + TARGET} ms | ${check <= run + TARGET ? 'yes' : 'no'} |`,
  ].join('\n');
}
