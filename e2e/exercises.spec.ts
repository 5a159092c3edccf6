import type { Locator, Page } from 'playwright/test';
import { violations } from './axe.ts';
import { keptEdits } from './shared-link.ts';
import { holdBack } from './hold-back.ts';
import { expect, test } from './story.ts';

const wrong = `def countdown(n):
    while n > 0:
        print("at", n)
        yield n
        n -= 1
    yield "lift-off"
`;
const right = wrong.replace('yield "lift-off"', 'return "lift-off"');

async function write(page: Page, cell: Locator, text: string): Promise<void> {
  await cell.getByRole('button', { name: 'Edit', exact: true }).click();
  const editor = cell.getByRole('textbox', { name: 'main.py' });
  await editor.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}

test('a reader is told what is wrong, takes a hint, writes it, and it is done', async ({ page }) => {
  await page.goto('./before-async-await/');
  await page.getByRole('link', { name: 'A generator that pauses' }).click();
  const cell = page.locator('code-cell#countdown');
  const checks = cell.getByRole('list', { name: 'Checks' }).getByRole('listitem');
  const archives: string[] = [];
  page.on('request', (request) => {
    if (/(more|sources)\.zip$/.test(request.url())) archives.push(request.url());
  });
  await cell.getByRole('button', { name: 'Check' }).click();
  await expect(checks.first()).toContainText('gives None. Write a loop with a yield in it.', {
    timeout: 60_000,
  });
  await expect(checks.first()).toHaveAttribute('data-state', 'failed');
  await cell.getByRole('button', { name: 'Hint' }).click();
  await expect(cell.getByRole('button', { name: 'Hint (1 of 3)' })).toBeVisible();

  await write(page, cell, wrong);
  await cell.getByRole('button', { name: 'Check' }).click();
  await expect(checks.first()).toContainText("yields 'lift-off'", { timeout: 60_000 });
  await expect(checks.first()).toContainText('What a generator returns is the value of its StopIteration');
  await expect(cell.getByText('2 of 4 checks passed')).toBeVisible();

  await write(page, cell, right);
  await cell.getByRole('button', { name: 'Check' }).click();
  await expect(cell.getByText('All 4 of 4 checks passed. You wrote it.')).toBeVisible({ timeout: 60_000 });
  expect(archives, 'a check loads no more of the library than the program needs').toEqual([]);
  await cell.getByRole('button', { name: 'Solution' }).click();
  await expect(cell.locator('.exercise-answer')).toContainText('if __name__');
  await page.getByRole('link', { name: 'All exercises' }).click();
  await expect(page.locator('#countdown .exercise-done')).toHaveText('done, with 1 hint');
  await expect(page.locator('#in-turns .exercise-done')).toHaveText('');

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save to a file' }).click();
  const file = await (await saving).path();
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(page.locator('#countdown .exercise-done')).toHaveText('');
  await page.getByLabel('File with exercises').setInputFiles(file);
  await expect(page.getByRole('status').getByText('Loaded.')).toBeVisible();
  await expect(page.locator('#countdown .exercise-done')).toHaveText('done, with 1 hint');
  // The next version of the site: the exercise starts with the same program and has other tests.
  await page.route('**/x/countdown/', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/data-version="\w+"/, 'data-version="00000000"');
    await route.fulfill({ response, body });
  });
  await page.getByRole('link', { name: 'A generator that pauses' }).click();
  await expect(cell.locator('.cell-code')).toContainText('return "lift-off"');
  await expect(cell.getByText('have changed since you passed them')).toBeVisible();

  // From here on the browser stores nothing more.
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await cell.getByRole('button', { name: 'Check' }).click();
  const status = cell.locator('.exercise-status');
  await expect(status).toHaveText(/You wrote it\. This browser could not remember that: it has no room/, {
    timeout: 60_000,
  });
  await cell.getByRole('button', { name: 'Reset' }).click();
  await write(page, cell, wrong);
  await expect(cell.getByText('This browser keeps no more edits here')).toBeVisible();
});

test('a reader writes it in the section that taught it, by the keyboard, and goes on with it on its own page', async ({
  page,
}) => {
  await page.goto('./sample-2-async-await/');
  const button = page.getByRole('button', { name: 'Write it here' }).first();
  let online = false;
  await page.route('**/x/gather/', (route) => (online ? route.continue() : route.abort()));
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').getByText('This exercise could not be loaded.')).toBeVisible();
  online = true;
  await page.getByRole('button', { name: 'Retry' }).click();
  const cell = page.locator('code-cell#gather');
  await expect(cell.getByRole('textbox', { name: 'main.py' })).toBeFocused();
  await expect(cell).toBeInViewport();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(
    'async def gather(*coroutines):\n    return [await one for one in coroutines]\n',
  );
  await expect.poll(() => keptEdits(page)).toContain('await one');
  for (const name of ['Hint', 'Solution', 'Hand in', 'Timeline'])
    await expect(cell.getByRole('button', { name, exact: true })).toBeVisible();
  await cell.getByRole('button', { name: 'Check' }).press('Enter');
  const first = cell.getByRole('list', { name: 'Checks' }).getByRole('listitem').first();
  await expect(first).toContainText('Make a task of each before you await the first', { timeout: 60_000 });
  await expect(first).toHaveCSS('list-style-type', 'none');
  expect(await violations(page, { within: 'code-cell#gather' })).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Write it here' })).toBeHidden();
  await expect(cell.getByRole('button', { name: 'Check' })).toBeHidden();
  await expect(page.getByText('gives back a list of what they returned').first()).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('link', { name: 'gather', exact: true }).click();
  await expect(page).toHaveURL(/\/x\/gather\/$/);
  await expect(cell.locator('.cell-code')).toContainText('await one');
});

test.describe('nothing is run', () => {
  test.use({ servesEngines: false });
  test('each exercise comes into its section, and no id is there twice', async ({ page }) => {
    await page.goto('./exercises/');
    const items = await page.locator('[data-exercise-id]').evaluateAll((all) =>
      all.map((item) => ({
        id: (item as HTMLElement).dataset['exerciseId'] ?? '',
        section: item.querySelector<HTMLAnchorElement>('.exercise-about a')?.href ?? '',
      })),
    );
    expect(items).toHaveLength(10);
    for (const section of new Set(items.map((item) => item.section))) {
      await page.goto(section);
      for (const { id } of items.filter((item) => item.section === section)) {
        await page.locator(`[data-write="${id}"]`).click();
        await expect(page.locator(`code-cell#${id}`).getByRole('textbox')).toBeFocused();
      }
      const twice = await page.evaluate(() => {
        const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
        return ids.filter((id, at) => ids.indexOf(id) !== at);
      });
      expect(twice, section).toEqual([]);
    }
  });

  test('an exercise that changed says so, and what the reader wrote stays', async ({ page }) => {
    await page.goto('./x/countdown/');
    const cell = page.locator('code-cell#countdown');
    await write(page, cell, wrong);
    await expect.poll(() => keptEdits(page)).toContain('lift-off');
    // The next version of the site: the exercise starts with another program.
    await page.route('**/x/countdown/', async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replaceAll('got', 'given');
      await route.fulfill({ response, body });
    });
    await page.reload();
    await expect(cell.getByText('This exercise has changed since you began it')).toBeVisible();
    const code = cell.locator('.cell-code');
    await expect(code).toContainText('yield "lift-off"');
    await cell.getByRole('button', { name: 'Take the new one' }).click();
    await expect(code).toContainText('given');
    await cell.getByRole('button', { name: 'Show it instead' }).click();
    await expect(code).toContainText('yield "lift-off"');
    await expect.poll(() => keptEdits(page)).toContain('lift-off');
    await page.reload();
    await expect(code).toContainText('yield "lift-off"');
    await expect(cell.getByText('This exercise has changed')).toBeHidden();
  });
});

const tests = '**/exercises/countdown.json';

test('what is handed in', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  // As on a course's page.
  await page.goto('./x/countdown/?embed');
  await expect(page.locator('header.header')).toBeHidden();
  const cell = page.locator('code-cell#countdown');
  const status = cell.locator('.exercise-status');
  await test.step('a check that was stopped is no result: nothing is copied', async () => {
    const letTestsArrive = await holdBack(page, tests);
    await write(page, cell, right);
    await page.evaluate(() => {
      const { clipboard } = navigator;
      const writeText = clipboard.writeText.bind(clipboard);
      clipboard.writeText = (text) => {
        document.body.dataset['copies'] = String(Number(document.body.dataset['copies'] ?? 0) + 1);
        return writeText(text);
      };
    });
    await cell.getByRole('button', { name: 'Check' }).click();
    await cell.locator('reader-exercise').getByRole('button', { name: 'Stop' }).click();
    await expect(status).toHaveText('Stopped before the tests had come.');
    await cell.getByRole('button', { name: 'Hand in' }).click();
    await cell.locator('reader-exercise').getByRole('button', { name: 'Stop' }).click();
    // At once: the tests have not arrived yet.
    await expect(status).toHaveText('Nothing was copied: a check that was stopped has no result to hand in.');
    letTestsArrive();
  });
  await test.step('Hand in checks again, and so can whoever opens it', async () => {
    await cell.getByRole('button', { name: 'Hand in' }).click();
    await expect(status).toContainText('“4 of 4 checks passed, computed in my browser”', { timeout: 60_000 });
    const text = await page.evaluate(() => navigator.clipboard.readText());
    const other = await context.newPage();
    await other.goto(/https?:\S+$/.exec(text)?.[0] ?? '');
    await expect(other.locator('header.header')).toBeVisible();
    const theirs = other.locator('code-cell#countdown');
    await expect(theirs.getByText('by a computation of their own: 4 of 4 checks passed')).toBeVisible();
    await theirs.getByRole('button', { name: 'Check' }).click();
    await expect(theirs.getByText('The sender says the same.')).toBeVisible({ timeout: 60_000 });
    // The checks that were stopped have copied nothing since.
    await expect(page.locator('body')).toHaveAttribute('data-copies', '1');
  });
});

test('what is handed in is the text that was checked, once, whatever is written meanwhile', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('./x/countdown/');
  const letTestsArrive = await holdBack(page, tests);
  const checked = await page.evaluateHandle(() => {
    const events: Event[] = [];
    addEventListener('exercise-checked', (event) => events.push(event));
    return events;
  });
  const cell = page.locator('code-cell#countdown');
  await write(page, cell, right);
  await cell.getByRole('button', { name: 'Check' }).click();
  await cell.getByRole('button', { name: 'Hand in' }).click();
  await cell.getByRole('textbox', { name: 'main.py' }).press('ControlOrMeta+a');
  await page.keyboard.insertText(wrong);
  letTestsArrive();
  await expect(cell.getByText('“4 of 4 checks passed, computed in my browser”')).toBeVisible({
    timeout: 60_000,
  });
  await expect(cell.getByText('Copied: a link with your program as it was when you pressed')).toBeVisible();
  expect(await checked.evaluate(({ length }) => length)).toBe(1);
  const text = await page.evaluate(() => navigator.clipboard.readText());
  const other = await context.newPage();
  await other.goto(/https?:\S+$/.exec(text)?.[0] ?? '');
  await expect(other.locator('code-cell#countdown .cell-code')).toContainText('return "lift-off"');
});
