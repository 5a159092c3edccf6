import { Cell } from './cell.ts';
import { expect, test } from './story.ts';

// Each story starts an engine in a fresh profile: on a busy machine that alone may take half a minute.
test.describe.configure({ timeout: 120_000 });

test('edits are kept, marked, compared and taken back; the code in sight is copied', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('./sample-1-generators/');
  const cell = new Cell(page, 'sample1-original');
  const edited = cell.root.getByRole('button', { name: 'edited', exact: true });
  await expect(edited).toBeHidden();
  await expect(cell.reset).toBeDisabled();
  const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  await cell.root.locator('.cell-announcer').evaluate((announcer) => {
    const note = (): void => void (announcer.textContent && (document.title = announcer.textContent));
    new MutationObserver(note).observe(announcer, { childList: true });
  });
  await cell.copy.click();
  await expect(page, 'what is read out').toHaveTitle('Copied');
  await expect.poll(clipboard).toContain('def delayed_task_gen(delay):');
  await cell.write('print("mine")');
  await cell.copy.click();
  await expect.poll(clipboard).toBe('print("mine")\n');
  await expect(edited).toBeVisible();
  await cell.runToTheEnd();
  await expect(cell.output).toHaveText('mine');

  await page.reload();
  await expect(edited).toBeVisible();
  await expect(cell.root.getByText('print("mine")')).toBeVisible();
  await expect(cell.status).toHaveText('Output of the original: Finished in 3.5 s');
  await edited.click();
  const changes = cell.root.getByRole('group', { name: 'Changes from original to yours' });
  await expect(changes.getByRole('insertion')).toHaveText('print("mine")');

  await cell.reset.click();
  await expect(edited).toBeHidden();
  await expect(cell.root.getByText('def delayed_task_gen(delay):')).toBeVisible();
  await cell.root.getByRole('button', { name: 'Bring my edits back' }).click();
  await expect(cell.root.getByText('print("mine")')).toBeVisible();
  await cell.reset.click();
  await page.reload();
  await expect(cell.run).toBeVisible();
  await expect(edited).toBeHidden();
});

test('a run is called the same as recorded as long as the text is what ran', async ({ page }) => {
  await page.goto('./x/js-differences/');
  const cell = new Cell(page, 'js-differences');
  const same = cell.root.getByText('same as recorded');
  await cell.runToTheEnd();
  await expect(same).toBeVisible();
  await cell.edit.click();
  await expect(cell.editor('main.mjs')).toBeFocused();
  await page.keyboard.insertText('// mine');
  await expect(same).toBeHidden();
  await expect(cell.status).toHaveText(/^Finished/);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(same).toBeVisible();
  // What an edited program printed was compared with nothing, and is not when the edit goes.
  await page.keyboard.insertText('// mine');
  await cell.runToTheEnd();
  await expect(same).toBeHidden();
  await cell.editor('main.mjs').press('ControlOrMeta+z');
  await expect(cell.root.getByRole('button', { name: 'edited', exact: true })).toBeHidden();
  await expect(same).toBeHidden();
});

test('storage that refuses costs nothing but the keeping', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['getItem', 'setItem', 'removeItem'] as const) {
      Storage.prototype[name] = () => {
        throw new DOMException('refused', 'SecurityError');
      };
    }
  });
  await page.goto('./sample-1-generators/');
  const cell = new Cell(page, 'sample1-original');
  await cell.write('print("mine")');
  await cell.runToTheEnd();
  await expect(cell.output).toHaveText('mine');
});

test('a full storage does not break a run, and is told', async ({ page }) => {
  await page.addInitScript(() => {
    const setItem = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key: string, value: string) {
      if (key.startsWith('edits/')) throw new DOMException('full', 'QuotaExceededError');
      setItem.call(this, key, value);
    };
  });
  await page.goto('./sample-1-generators/');
  const cell = new Cell(page, 'sample1-original');
  await cell.write('print("mine")');
  await expect(cell.root.getByText('This browser keeps no more edits here')).toBeVisible();
  await cell.root.getByRole('button', { name: 'Close' }).click();
  await expect(cell.root.getByText('This browser keeps no more edits here')).toBeHidden();
  await cell.runToTheEnd();
  await expect(cell.output).toHaveText('mine');
});

test('that edits are not kept and why nothing ran stand side by side, each said once', async ({ page }) => {
  await page.addInitScript(() => {
    const setItem = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key: string, value: string) {
      if (key.startsWith('edits/') && value.includes('more'))
        throw new DOMException('', 'QuotaExceededError');
      setItem.call(this, key, value);
    };
  });
  await page.route(/\.wasm(\?|$)/, (route) => route.fulfill({ status: 404, body: 'Not found' }));
  await page.goto('./sample-1-generators/');
  const cell = new Cell(page, 'sample1-original');
  await cell.write('print("mine")');
  await cell.runToTheEnd();
  const failed = cell.root.getByText('Python could not be loaded');
  const full = cell.root.getByText('This browser keeps no more edits here');
  await expect(failed).toContainText('Your edits are kept.');
  // What a screen reader is told, in the region that it listens to.
  await failed.evaluate((text) => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) said.push(node.textContent ?? '');
    }).observe(text.closest('[aria-live="polite"]')!, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
  await cell.editor().focus();
  await page.keyboard.type('# more');
  await expect(full).toBeVisible();
  await expect(failed).toBeVisible();
  const said = await page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
  expect(said).toEqual([expect.stringContaining('This browser keeps no more edits here')]);

  await cell.runToTheEnd();
  await expect(failed).not.toContainText('Your edits are kept.');
  await expect(full).toBeVisible();

  // Nothing is left to be kept: what stood about it goes, what can be done now stays.
  await cell.reset.click();
  await expect(full).toBeHidden();
  await expect(cell.root.getByRole('button', { name: 'Bring my edits back' })).toBeVisible();
});
