import type { Locator, Page } from 'playwright/test';
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
  await cell.getByRole('button', { name: 'Solution' }).click();
  await expect(cell.locator('.exercise-answer')).toContainText('if __name__');
  await page.getByRole('link', { name: 'All exercises' }).click();
  await expect(page.locator('#countdown .exercise-done')).toHaveText('done, with 1 hint');
  await expect(page.locator('#in-turns .exercise-done')).toHaveText('');
});

test('what is handed in can be checked again by whoever opens it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('./x/countdown/');
  const cell = page.locator('code-cell#countdown');
  await write(page, cell, right);
  await cell.getByRole('button', { name: 'Hand in' }).click();
  await expect(cell.getByText('“4 of 4 checks passed, computed in my browser”')).toBeVisible({
    timeout: 60_000,
  });
  const text = await page.evaluate(() => navigator.clipboard.readText());
  const other = await context.newPage();
  await other.goto(/https?:\S+$/.exec(text)?.[0] ?? '');
  const theirs = other.locator('code-cell#countdown');
  await expect(theirs.getByText('by a computation of their own: 4 of 4 checks passed')).toBeVisible();
  await theirs.getByRole('button', { name: 'Check' }).click();
  await expect(theirs.getByText('The sender says the same.')).toBeVisible({ timeout: 60_000 });
});
