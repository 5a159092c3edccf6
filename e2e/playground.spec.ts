import { readFileSync } from 'node:fs';
import { filesOf } from './cell.ts';
import { keptEdits, payloadOf } from './shared-link.ts';
import { expect, test, type Page } from './story.ts';

const cell = (page: Page) => page.locator('play-ground code-cell');
/** Folded away or not. */
const inputBox = (page: Page) =>
  cell(page).getByRole('textbox', { name: 'Standard input', includeHidden: true });
const files = (page: Page) => filesOf(cell(page));

test('a reader makes a program of several files', async ({ page }) => {
  await page.goto('./play/');
  await test.step('names that cannot be are refused in words', async () => {
    await page.getByRole('button', { name: 'Add file' }).click();
    await page.getByLabel('Name of the new file').fill('../main.py');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert').filter({ hasText: 'no dots alone' })).toBeVisible();
    await page.getByLabel('Name of the new file').fill('main.py');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert').filter({ hasText: 'there already' })).toBeVisible();
    await page.getByLabel('Name of the new file').fill('main.py/z.py');
    await page.keyboard.press('Enter');
    await expect(
      page.getByRole('alert').filter({ hasText: 'There is already a file main.py: a folder' }),
    ).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByLabel('Name of the new file')).toBeHidden();
  });
  await test.step('a reader adds, renames and deletes files by keyboard, runs, and finds them again', async () => {
    await expect(cell(page)).toBeVisible();
    await page.getByRole('button', { name: 'Add file' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('words');
    await page.keyboard.press('Enter');
    await expect(cell(page).getByRole('textbox', { name: 'words.py' })).toBeFocused();
    await page.keyboard.type('WORD = "from a module"');
    await cell(page).getByRole('tab', { name: 'main.py' }).click();
    await cell(page).getByRole('textbox', { name: 'main.py' }).press('Control+a');
    await page.keyboard.insertText('from words import WORD\nprint(WORD)\n');
    await page.keyboard.press('Control+Enter');
    await expect(cell(page)).toHaveAttribute('data-state', 'done', { timeout: 50_000 });
    await expect(cell(page).getByRole('log', { name: 'Output' })).toContainText('from a module');

    await cell(page).getByRole('tab', { name: 'words.py' }).click();
    await page.getByRole('button', { name: 'Rename' }).click();
    await page.keyboard.type('vocabulary');
    await page.keyboard.press('Enter');
    await expect(cell(page).getByRole('tab', { name: 'vocabulary.py' })).toBeVisible();
    await expect.poll(() => keptEdits(page)).toContain('vocabulary.py');
    await page.reload();
    await expect(cell(page).getByRole('tab', { name: 'vocabulary.py' })).toBeVisible();
    await cell(page).getByRole('tab', { name: 'vocabulary.py' }).click();
    await page.getByRole('button', { name: 'Delete' }).click();
    await expect(cell(page).getByRole('tab')).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(cell(page).getByRole('tab', { name: 'vocabulary.py' })).toBeVisible();
  });
});

test('JavaScript has a program of its own', async ({ page }) => {
  await page.goto('./play/');
  await page.getByRole('button', { name: 'JavaScript', exact: true }).click();
  const engine = cell(page).locator('.cell-engine');
  const choice = cell(page).getByRole('combobox', { name: 'Engine' });
  const shown = () => engine.evaluate((element) => (element as HTMLElement).innerText);
  await test.step('it runs', async () => {
    await expect(cell(page)).toHaveAttribute('data-language', 'javascript');
    await expect(choice).toHaveValue('page-js');
    expect(await shown()).toBe('');
    await cell(page).getByRole('button', { name: 'Run' }).click();
    await expect(cell(page)).toHaveAttribute('data-state', 'done', { timeout: 50_000 });
    await expect(cell(page).getByRole('log', { name: 'Output' })).toHaveText(/await\s*yield/);
  });
  await test.step('it reads the box as well', async () => {
    await cell(page).getByRole('button', { name: 'Edit' }).click();
    await cell(page).getByRole('textbox', { name: 'main.mjs' }).press('Control+a');
    await page.keyboard.insertText('for await (const text of process.stdin) console.log(text.trim());\n');
    await cell(page).locator('summary', { hasText: 'Standard input' }).click();
    await inputBox(page).fill('from the box\n');
    await cell(page).getByRole('button', { name: 'Run' }).click();
    await expect(cell(page)).toHaveAttribute('data-state', 'done', { timeout: 50_000 });
    await expect(cell(page).locator('.cell-console [data-at]')).toHaveText(['from the box']);
  });
  await test.step('the engine that runs it is named once', async () => {
    expect(await shown()).toBe('');
    // What is in sight was made by the engine that the choice no longer names; on paper there is no choice.
    await choice.selectOption('webcontainer');
    expect(await shown()).toBe('JavaScript in this page');
    await choice.selectOption('page-js');
    expect(await shown()).toBe('');
    await page.emulateMedia({ media: 'print' });
    expect(await shown()).toBe('JavaScript in this page');
  });
});

test('a program reads what stands in the box', async ({ page }) => {
  await page.goto('./play/');
  const box = inputBox(page);
  await test.step('it was written by the reader, and the device keeps both', async () => {
    const fold = cell(page).locator('summary', { hasText: 'Standard input' });
    await expect(fold).toBeVisible();
    await expect(box).toBeHidden();
    await cell(page).getByRole('button', { name: 'Edit' }).click();
    await cell(page).getByRole('textbox', { name: 'main.py' }).press('Control+a');
    await page.keyboard.insertText('while line := input():\n    print(line[::-1])\n');
    await fold.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expect(box).toBeFocused();
    await expect(box).toHaveAccessibleDescription('input() reads it, a line at a time.');
    await page.keyboard.type('tiawa\ndleiy\n\n');
    await page.keyboard.press('Control+Enter');
    await expect(cell(page)).toHaveAttribute('data-state', 'done', { timeout: 50_000 });
    // As at a terminal, what is read is seen; the last line is the empty one that ends the loop.
    await expect(cell(page).locator('.cell-console [data-at]')).toHaveText([
      'tiawa',
      'await',
      'dleiy',
      'yield',
      '',
    ]);

    await expect.poll(() => keptEdits(page)).toContain('dleiy');
    await page.reload();
    await expect(box).toHaveValue('tiawa\ndleiy\n\n');
    await expect(fold).toHaveText('Standard input · 3 lines');
    // A file more, and the input is still there; another language has its own.
    await page.getByRole('button', { name: 'Add file' }).click();
    await page.keyboard.press('Enter');
    await expect(cell(page).getByRole('tab', { name: 'helper.py' })).toBeVisible();
    await expect(box).toHaveValue('tiawa\ndleiy\n\n');
    await page.getByRole('button', { name: 'JavaScript', exact: true }).click();
    await expect(cell(page)).toHaveAttribute('data-language', 'javascript');
    await expect(box).toHaveValue('');
    await page.getByRole('button', { name: 'Python', exact: true }).click();
    await expect(box).toHaveValue('tiawa\ndleiy\n\n');
    await page.getByRole('button', { name: 'Start over' }).click();
    await expect(box).toBeHidden();
    await expect(box).toHaveValue('');
  });
  await test.step('an example brings its input; a link says that it leaves it behind, and an answer has it', async () => {
    await page.goto('about:blank');
    await page.goto('./play/#drive-from-input');
    await expect(box).toHaveValue(/^start\nsend 5\n[^]*quit\n$/);
    await box.fill('start\nsend 40\nsend 2\nquit\n');
    await cell(page).getByRole('button', { name: 'Run' }).click();
    await expect(cell(page)).toHaveAttribute('data-state', 'done', { timeout: 50_000 });
    await expect(cell(page).getByRole('log', { name: 'Output' })).toContainText('42 | 42');
    const share = cell(page).getByRole('button', { name: 'Share' });
    await share.click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('What stands under Standard input stays here');
    await dialog.getByRole('button', { name: 'Plain text' }).click();
    await expect(dialog.getByRole('textbox', { name: 'What was copied' })).toHaveValue(
      /It reads from standard input:\n\nstart\nsend 40\nsend 2\nquit\n\nIt prints [^]*42 \| 42/,
    );
    const link = await dialog.getByRole('textbox', { name: 'Link' }).inputValue();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await box.fill('');
    await share.click();
    await expect(dialog).not.toContainText('Standard input');
    await page.goto('about:blank');
    await page.goto(link);
    await expect(cell(page).getByRole('tab', { name: 'adders.py' })).toBeVisible();
    await expect(box).toHaveValue('');
  });
});

test.describe('nothing is run', () => {
  test.use({ servesEngines: false });

  test('any example opens in the playground', async ({ page }) => {
    await page.goto('./x/sample2-original/');
    await page.getByRole('link', { name: 'Open in playground' }).click();
    await expect(page.locator('.play-banner')).toContainText('A copy of “');
    await expect(cell(page).locator('.cell-code')).toContainText('asyncio.gather');
  });

  test('a program in a link is shown, not run, and not kept over the reader’s own', async ({ page }) => {
    await page.goto('./play/');
    await cell(page).getByRole('button', { name: 'Edit' }).click();
    await cell(page).getByRole('textbox').press('Control+Home');
    await page.keyboard.type('# mine');
    await expect.poll(() => keptEdits(page)).toContain('# mine');
    await page.goto(
      `./play/#py~${payloadOf({ 'main.py': 'import other\n', 'other.py': 'print("theirs")\n' })}`,
    );
    await page.reload();
    await expect(page.locator('.play-banner')).toContainText('Opened from a link');
    await expect(cell(page).getByRole('tab', { name: 'other.py' })).toBeVisible();
    await expect(cell(page)).toHaveAttribute('data-state', 'idle');
    await page.getByRole('button', { name: 'Back to my own program' }).click();
    await expect(cell(page).locator('.cell-code')).toContainText('# mine');
  });

  test('a broken link says so and leaves a playground that works', async ({ page }) => {
    for (const [fragment, words] of [
      ['py~v1.AAAA', 'end of this link is missing'],
      [`py~${payloadOf({ a: '', 'a/b.py': '' })}`, 'the name of the other’s folder'],
      // The name of something that every object has.
      [`constructor~${payloadOf({ 'main.py': '1' })}`, 'the playground knows py and js'],
      ['constructor', 'There is no example “constructor”'],
    ] as const) {
      await test.step(fragment, async () => {
        await page.goto('about:blank');
        await page.goto(`./play/#${fragment}`);
        await expect(page.locator('.play-banner').getByRole('alert')).toContainText(words);
        await expect(cell(page).getByRole('button', { name: 'Run' })).toBeEnabled();
      });
    }
    await test.step('what reads a link does not arrive', async () => {
      await page.route(/\/share\.[^/]*\.js/, (route) => route.abort());
      await page.goto('about:blank');
      await page.goto(`./play/#py~${payloadOf({ 'main.py': '1' })}`);
      await expect(page.getByText('The file that reads programs from links did not arrive.')).toBeVisible();
      await expect(cell(page).getByRole('button', { name: 'Run' })).toBeEnabled();
    });
  });

  test('Share, Download and Open carry a program out and in again', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('./play/');
    await expect(cell(page)).toBeVisible();
    await page.locator('.play-chooser').setInputFiles({
      name: 'one.py',
      mimeType: 'text/x-python',
      buffer: Buffer.from('print("from a file")\r\n'),
    });
    await expect.poll(() => files(page)).toEqual({ 'main.py': 'print("from a file")\n' });
    // What it took the place of was the site's, not the reader's.
    await expect.poll(() => keptEdits(page)).toContain('from a file');
    await expect(page.getByText('Another version of this program')).toBeHidden();
    const [single] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).click(),
    ]);
    expect(single.suggestedFilename()).toBe('main.py');
    expect(readFileSync(await single.path(), 'utf8')).toBe('print("from a file")\n');

    await page.locator('.play-chooser').setInputFiles([
      { name: 'main.py', mimeType: 'text/x-python', buffer: Buffer.from('import two\n') },
      { name: 'two.py', mimeType: 'text/x-python', buffer: Buffer.from('print(2)\n') },
    ]);
    await expect(cell(page).getByRole('tab', { name: 'two.py' })).toBeVisible();
    await expect(page.getByText('Another version of this program')).toBeVisible();
    const [zip] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).click(),
    ]);
    expect(zip.suggestedFilename()).toBe('playground.zip');
    expect(
      readFileSync(await zip.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');

    await cell(page).getByRole('button', { name: 'Share' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Copy link' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/\/play\/#py~v1\./);
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.goto('about:blank');
    await page.goto(link);
    await expect.poll(() => files(page)).toEqual({ 'main.py': 'import two\n', 'two.py': 'print(2)\n' });
  });
});
