import { expect, test } from './story.ts';

test('a suggested change is one press: an edit that is kept, shown, looked through and undone', async ({
  page,
}) => {
  await page.goto('./before-async-await/');
  const cell = page.locator('#fair-generator-scheduler');
  await page
    .getByRole('note', { name: 'Try this' })
    .getByRole('button', { name: 'Make this change' })
    .click();
  await expect(cell.getByRole('button', { name: 'edited' })).toBeVisible();
  await expect(cell.getByText('the output stays as it was')).toBeVisible();
  await expect(cell.locator('.cell-code')).toContainText('yield from pause(delay)');
  await page.reload();
  await expect(cell.locator('.cell-code'), 'it is kept').toContainText('yield from pause(delay)');
  const claim = page.locator('#generators-can-multitask');
  await claim.getByRole('button', { name: 'Make this change' }).first().click();
  await expect(cell.getByText('look for these lines')).toBeVisible();
  await cell.getByRole('button', { name: 'Run it' }).click();
  await expect(cell).toHaveAttribute('data-state', 'done');
  await expect(cell.locator('.banner-lines [data-found]').first()).toHaveText('halfway 0.5');
  await cell.getByRole('button', { name: 'Undo' }).click();
  await expect(cell.locator('.cell-code'), 'the edit before').toContainText('yield from pause(delay)');
  await cell.getByRole('button', { name: 'Reset' }).click();
  await expect(cell.getByRole('button', { name: 'edited' })).toBeHidden();
});

test.describe('nothing is run', () => {
  test.use({ servesEngines: false });

  test('a change of a program that another page shows is made there', async ({ page }) => {
    await page.goto('./answer/');
    await page.getByRole('link', { name: 'Make this change' }).first().click();
    await expect(page.locator('code-cell').getByText('look for these lines')).toBeVisible();
    await expect(page).toHaveURL(/\/x\/bottom-of-the-stack\/$/);
    await page.reload();
    await expect(page.locator('.cell-banner'), 'once').toBeHidden();
  });
});
