import { Cell, filesOf } from './cell.ts';
import { expect, test, type Page } from './story.ts';

// Each story starts an engine in a fresh profile: on a busy machine that alone may take half a minute.
test.describe.configure({ timeout: 120_000 });

const PAGE = './does-await-pause/';
const ID = 'drive-from-input';

const tab = (cell: Cell, file: string) => cell.root.getByRole('tab', { name: file, exact: true });
const code = (cell: Cell, file: string) => cell.root.getByRole('tabpanel', { name: file, exact: true });
const input = (cell: Cell) => cell.root.getByRole('group', { name: 'Standard input' });

/** Puts a line over one that is in the open editor. */
async function replaceLine(page: Page, cell: Cell, file: string, from: string, to: string): Promise<void> {
  const text = (await filesOf(cell.root))[file] ?? '';
  expect(text).toContain(from);
  await cell.editor(file).press('ControlOrMeta+a');
  await page.keyboard.insertText(text.replace(from, to));
}

test('a program of two files', async ({ page }) => {
  await page.goto(PAGE);
  const cell = new Cell(page, ID);
  await test.step('it reads its input, and its tabs go by mouse and by keys', async () => {
    await expect(code(cell, 'main.py')).toContainText('while (command := input()) != "quit"');
    await expect(code(cell, 'adders.py')).toBeHidden();
    await expect(input(cell)).toContainText('throw ValueError');
    await tab(cell, 'adders.py').click();
    await expect(code(cell, 'adders.py')).toContainText('def adding_generator():');
    await expect(code(cell, 'main.py')).toBeHidden();

    await page.keyboard.press('ArrowRight');
    await expect(tab(cell, 'main.py')).toBeFocused();
    await expect(tab(cell, 'main.py')).toHaveAttribute('aria-selected', 'true');
    await expect(code(cell, 'main.py')).toBeVisible();
    await page.keyboard.press('End');
    await expect(code(cell, 'adders.py')).toBeVisible();
    await page.keyboard.press('Home');
    await expect(code(cell, 'main.py')).toBeVisible();
    // One tab stop: the next one is not the other tab.
    await page.keyboard.press('Tab');
    await expect(tab(cell, 'adders.py')).not.toBeFocused();

    await cell.runToTheEnd();
    await expect(cell.root.locator('[data-match]')).toHaveText('same as recorded');
  });
  await test.step('an input() more than there are lines is the end of the file', async () => {
    const lines = ((await input(cell).textContent()) ?? '').trimEnd().split('\n');
    await cell.write(`for _ in range(${lines.length}):\n    print(input() and 'read')\nprint(input())\n`);
    await cell.runToTheEnd();
    await expect(cell.root).toHaveAttribute('data-state', 'error');
    await expect(cell.lines.filter({ hasNotText: /Traceback|File|\^|EOFError|print/ })).toHaveText(
      lines.flatMap((line) => [line, 'read']),
    );
    await expect(cell.output).toContainText('EOFError: EOF when reading a line');
    await expect(cell.status).toContainText('EOFError');
    await expect(cell.root.locator('.cell-notice')).toContainText('In the playground it can have some');
  });
  await test.step('a debugger asks for input as well, and an error of the same name does not', async () => {
    await cell.write('while input() != "quit":\n    pass\nbreakpoint()\nprint("after")\n');
    await cell.runToTheEnd();
    await expect(cell.status).toContainText('Exit code 1');
    await expect(cell.root.locator('.cell-notice')).toContainText('past the end of its standard input');
    await cell.write('raise EOFError("mine")\n');
    await cell.runToTheEnd();
    await expect(cell.status).toContainText('EOFError');
    await expect(cell.root.locator('.cell-notice')).toHaveCount(0);
    await cell.reset.click();
  });
  await test.step('edits in both files run, survive a reload, and Reset takes back both', async () => {
    await cell.edit.click();
    await replaceLine(page, cell, 'main.py', 'print("command ', 'print("COMMAND ');
    await tab(cell, 'adders.py').click();
    await expect(cell.editor('adders.py')).toBeVisible();
    await replaceLine(page, cell, 'adders.py', 'total += yield total', 'total -= yield total');
    await cell.runToTheEnd();
    await expect(cell.lines.nth(0)).toHaveText(/^COMMAND /);
    await expect(cell.lines.nth(4)).toHaveText(/^ +-5 \| 5$/);

    await page.reload();
    const edited = cell.root.getByRole('button', { name: 'edited', exact: true });
    await expect(edited).toBeVisible();
    await expect(code(cell, 'main.py')).toContainText('print("COMMAND ');
    await tab(cell, 'adders.py').click();
    await expect(code(cell, 'adders.py')).toContainText('total -= yield total');
    await cell.runToTheEnd();
    await expect(cell.lines.nth(4)).toHaveText(/^ +-5 \| 5$/);

    await cell.reset.click();
    await expect(edited).toBeHidden();
    await expect(code(cell, 'adders.py')).toContainText('total += yield total');
    await tab(cell, 'main.py').click();
    await expect(code(cell, 'main.py')).toContainText('print("command ');
    await cell.runToTheEnd();
    await expect(cell.root.locator('[data-match]')).toHaveText('same as recorded');
    await page.reload();
    await expect(cell.run).toBeVisible();
    await expect(edited).toBeHidden();
    await expect(code(cell, 'main.py')).toContainText('print("command ');
    await tab(cell, 'adders.py').click();
    await expect(code(cell, 'adders.py')).toContainText('total += yield total');
  });
});

test('in a frame it shows its files and its input as well', async ({ page }) => {
  await page.goto(`./x/${ID}/?embed`);
  const cell = new Cell(page, ID);
  await expect(page.locator('header.header')).toBeHidden();
  await expect(input(cell)).toBeVisible();
  await tab(cell, 'adders.py').click();
  await expect(code(cell, 'adders.py')).toContainText('async def adding_coroutine():');
  await cell.runToTheEnd();
  await expect(cell.root.locator('[data-match]')).toHaveText('same as recorded');
});

for (const page of [PAGE, `./x/${ID}/`]) {
  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });
    test(`${page} shows both files under their names, and the input`, async ({ page: tab }) => {
      await tab.goto(page);
      const cell = new Cell(tab, ID);
      for (const [file, text] of [
        ['main.py', 'def obey(job, command):'],
        ['adders.py', 'def adding_generator():'],
      ] as const) {
        const panel = cell.root.locator(`.cell-file[data-file="${file}"]`);
        await expect(panel.getByText(file, { exact: true })).toBeVisible();
        await expect(panel.locator('pre')).toBeVisible();
        await expect(panel).toContainText(text);
      }
      await expect(input(cell)).toBeVisible();
      await expect(input(cell)).toHaveText(/^start\nsend 5\n[^]*quit\n$/);
      await expect(cell.output).toContainText("StopIteration() | RuntimeError('cannot reuse");
    });
  });
}
