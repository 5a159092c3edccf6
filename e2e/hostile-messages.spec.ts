/** Whatever a program sends the page in its worker's place: the run ends in words, Stop works, the page is not held up. */
import { Cell, setFiles } from './cell.ts';
import { hostileMessages, takesTheLine } from './hostile/messages.ts';
import { expect, test } from './story.ts';

/** What the reader sees of each end. */
const words = {
  crash: /^Crashed: .+/,
  'output-limit': /^Stopped: it printed more than/,
  stopped: /^Stopped/,
  'exit 0': /^Finished/,
  'exit 1': /^(Failed|Exit code 1)/,
} as const;

test(`${hostileMessages.length} kinds of hostile messages end in words in a cell, and each next run works`, async ({
  page,
}) => {
  test.setTimeout(180_000);
  await page.goto('./play/#js');
  const cell = new Cell(page, 'js');
  const setProgram = (program: string) => setFiles(cell.root, { 'main.mjs': program });
  for (const [row, [what, messages, end]] of hostileMessages.entries()) {
    const word = `run ${row}`;
    await setProgram(
      `${takesTheLine(word)}\nfor (const message of ${messages}) line.postMessage(message);\nsetInterval(() => {}, 1000);`,
    );
    await cell.run.click();
    // After the messages before it, this is the next run: it works.
    await expect(cell.lines.first(), what).toHaveText(word);
    if (end === 'stopped') {
      await page.waitForTimeout(150); // for what was sent to arrive
      expect(await cell.timeToStop(), what).toBeLessThan(2000);
    }
    await expect(cell.root, what).toHaveAttribute('data-state', /done|error|stopped/);
    await expect.soft(cell.status, what).toHaveText(words[end as keyof typeof words]);
  }
  await setProgram('console.log("works")');
  await cell.runToTheEnd();
  await expect(cell.output, 'after them all').toHaveText('works');
});
