import type { Page } from 'playwright/test';
import { holdBack } from './hold-back.ts';
import { keptEdits, payloadOf } from './shared-link.ts';
import { expect, test } from './story.ts';

test.use({ servesEngines: false });

const section = './sample-1-generators/';
const cell = (page: Page) => page.locator('code-cell').first();
const code = (page: Page) => cell(page).locator('.cell-code');

/** Types at the beginning of a cell's program, and waits until the device has it. */
async function write(page: Page, text: string): Promise<void> {
  await cell(page).getByRole('button', { name: 'Edit', exact: true }).click();
  await cell(page).getByRole('textbox').first().press('Control+Home');
  await page.keyboard.type(text);
  await expect.poll(() => keptEdits(page)).toContain(text);
}

test('what a reader makes in the playground can be had again', async ({ page }) => {
  await page.goto('./play/');
  await write(page, '# mine');
  await test.step('Start over beside somebody’s program keeps mine, and Undo shows both as they were', async () => {
    await page.getByRole('combobox', { name: /example/i }).selectOption('first-generator');
    await expect(page.getByRole('button', { name: 'Keep it instead of mine' })).toBeVisible();
    await page.getByRole('button', { name: 'Start over' }).click();
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Back to my own program' }).click();
    await expect(code(page)).toContainText('# mine');
  });
  await test.step('Start over can be undone, at once and after a reload', async () => {
    await page.getByRole('button', { name: 'Start over' }).click();
    await expect(code(page)).not.toContainText('# mine');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(code(page)).toContainText('# mine');
    await page.getByRole('button', { name: 'Start over' }).click();
    await expect(code(page)).not.toContainText('# mine');
    await page.reload();
    await page.getByRole('button', { name: 'Show it instead' }).click();
    await expect(code(page)).toContainText('# mine');
  });
  await test.step('Keep it instead of mine keeps mine beside it', async () => {
    await page.goto('about:blank');
    await page.goto(`./play/#py~${payloadOf({ 'main.py': 'print("theirs")\n' })}`);
    await page.getByRole('button', { name: 'Keep it instead of mine' }).click();
    await expect(code(page)).not.toContainText('# mine');
    await page.getByRole('button', { name: 'Show it instead' }).click();
    await expect(code(page)).toContainText('# mine');
  });
});

test('what a reader changes in somebody’s program is there after a reload', async ({ page }) => {
  for (const [what, address] of [
    ['an example opened in the playground', './play/#mini-asyncio'],
    ['a program in a link', `./play/#py~${payloadOf({ 'main.py': 'print("theirs")\n' })}`],
    ['an edit in a link', `${section}#sample1-original~${payloadOf({ 'main.py': 'print("theirs")\n' })}`],
  ] as const) {
    await test.step(what, async () => {
      await page.goto('about:blank');
      await page.goto(address);
      await expect(cell(page)).toBeVisible();
      if (what !== 'an example opened in the playground') await expect(code(page)).toContainText('theirs');
      await expect(code(page)).not.toContainText('# changed');
      // Of the step before, the device keeps other words.
      await write(page, `# changed ${what}`);
      await page.reload();
      await expect(code(page)).toContainText('# changed');
      await page.getByRole('button', { name: /^As it was/ }).click();
      await expect(code(page)).not.toContainText('# changed');
    });
  }
});

test('two tabs with one program: both versions can be had', async ({ page, context }) => {
  const other = await context.newPage();
  for (const address of ['./play/', section, './x/countdown/']) {
    await test.step(address, async () => {
      for (const tab of [page, other]) {
        await tab.goto(address);
        await expect(cell(tab)).toBeVisible();
      }
      const [ofOne, ofTheOther] = [`# of one at ${address}`, `# of the other at ${address}`];
      await write(page, ofOne);
      await write(other, ofTheOther);
      await other.getByRole('button', { name: 'Show it instead' }).click();
      await expect(code(other)).toContainText(ofOne);
      await other.reload();
      await expect(code(other)).toContainText(ofOne);
      await other.getByRole('button', { name: 'Show it instead' }).click();
      await expect(code(other)).toContainText(ofTheOther);
    });
  }
});

test('an edit of an example whose program has changed since can be had again', async ({ page }) => {
  await page.goto(section);
  await write(page, '# mine');
  // As a reader's device has it who edited the program that the example had in an older version of the site.
  await page.evaluate(() => {
    const [[key, text] = ['', '']] = Object.entries(localStorage).filter(([one]) => one.startsWith('edits/'));
    localStorage.removeItem(key);
    localStorage.setItem(key.replace(/[^/]*$/, 'older'), text);
  });
  await page.reload();
  await expect(code(page)).not.toContainText('# mine');
  await page.getByRole('button', { name: 'Show it instead' }).click();
  await expect(code(page)).toContainText('# mine');
  expect(await page.evaluate(() => Object.keys(localStorage).join())).not.toContain('/older');
  await page.reload();
  await expect(code(page)).toContainText('# mine');
});

test('the playground says that a full storage keeps nothing, in the words of a cell', async ({ page }) => {
  await page.addInitScript(() => {
    const setItem = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key: string, value: string) {
      if (key.startsWith('playground/')) throw new DOMException('full', 'QuotaExceededError');
      setItem.call(this, key, value);
    };
  });
  await page.goto('./play/');
  await cell(page).getByRole('button', { name: 'Edit', exact: true }).click();
  await cell(page).getByRole('textbox').first().press('Control+Home');
  await page.keyboard.type('# mine');
  await expect(page.getByText('This browser keeps no more edits here')).toBeVisible();
});

test('what was asked for last is shown, and kept as what it is, though something else arrives later', async ({
  page,
}) => {
  const letArrive = await holdBack(page, '**/x/first-generator/program.json');
  await page.goto('./play/#py');
  await write(page, '# mine');
  const choose = page.getByRole('combobox', { name: /example/i });
  const asked = page.waitForRequest('**/x/first-generator/program.json');
  await choose.selectOption('first-generator');
  await asked;
  await choose.selectOption('throw-and-close');
  await expect(code(page)).toContainText('inner_gen');
  const came = page.waitForResponse('**/x/first-generator/program.json');
  letArrive();
  await came;
  await write(page, '# changed');
  await expect(code(page)).toContainText('inner_gen');
  await page.getByRole('button', { name: 'Back to my own program' }).click();
  await expect(code(page)).toContainText('# mine');
});

test('text that arrives while the editor loads is the text that the editor shows', async ({ page }) => {
  await page.goto(section);
  await write(page, '# mine');
  await page.goto('about:blank');
  const letArrive = await holdBack(page, /_astro\/python\.[^/]*\.js/);
  await page.goto(section);
  await expect(cell(page).getByRole('button', { name: 'edited' })).toBeVisible();
  const asked = page.waitForResponse(/_astro\/editor\.[^/]*\.js/);
  await cell(page).getByRole('button', { name: 'Edit', exact: true }).click();
  await asked;
  await cell(page).getByRole('button', { name: 'Reset', exact: true }).click();
  letArrive();
  await expect(cell(page).getByRole('textbox').first()).toBeVisible();
  await expect(code(page)).not.toContainText('# mine');
});

test('a program that came in a link', async ({ page }) => {
  const link = `${section}#sample1-original~${payloadOf({ 'main.py': 'print("theirs")\n' })}`;
  const words = cell(page).getByText(/^Edited by whoever sent this link\. /);
  await test.step('is never without the words that say so', async () => {
    const letArrive = await holdBack(page, /_astro\/diff-view\.[^/]*\.js/);
    await page.goto(link);
    await expect(code(page)).toContainText('theirs');
    await expect(words).toBeVisible();
    letArrive();
    await expect(cell(page).getByRole('group', { name: /Changes from original/ })).toBeVisible();
  });
  await test.step('is there again at the next visit of the link, for whoever went back to the original', async () => {
    await page.getByRole('button', { name: 'Back to the original' }).click();
    await expect(code(page)).not.toContainText('theirs');
    await page.goto('about:blank');
    await page.goto(link);
    await expect(code(page)).toContainText('theirs');
    await expect(words).toBeVisible();
  });
});
