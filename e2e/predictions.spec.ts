import type { Locator, Page } from 'playwright/test';
import { expect, test } from './story.ts';

const order = 'In which order will the three tasks complete, and how long will the whole program take?';
const passes = 'How many times does the while loop go round?';
const inOrder = '1, 0.5, 2, in 3.5 seconds';
const answer = (page: Page) => page.getByText('the sum of all three delays');

/** The group of a question, whose fold is opened. */
async function ask(page: Page, question: string): Promise<Locator> {
  await page.locator('.predict > summary', { hasText: question }).click();
  return page.getByRole('group', { name: question });
}

async function commit(question: Locator, choice: string): Promise<void> {
  await question.getByRole('radio', { name: choice }).check();
  await question.getByRole('button', { name: 'Commit' }).click();
}

test.beforeEach(async ({ page }) => {
  await page.goto('./sample-1-generators/');
});

test('a reader commits, is told why not, sees the answer, and runs it', async ({ page }) => {
  const question = await ask(page, order);
  await expect(question).toHaveAttribute('data-state', 'open');
  await expect(answer(page)).toBeHidden();
  await question.getByRole('button', { name: 'Commit' }).click();
  await expect(question.getByRole('status')).toHaveText('Choose or write an answer first.');
  await commit(question, '0.5, 1, 2, in 2 seconds');
  await expect(question).toHaveAttribute('data-state', 'wrong');
  await expect(question.getByRole('status')).toContainText('here time.sleep blocks everybody');
  await expect(answer(page)).toBeVisible();
  await question.getByRole('button', { name: 'Run the program' }).click();
  await expect(page.locator('code-cell').first()).not.toHaveAttribute('data-state', 'idle');
  await page.emulateMedia({ media: 'print' });
  await expect(question, 'on paper there is nothing to press').toBeHidden();
  await expect(answer(page)).toBeVisible();
});

test.describe('nothing is run', () => {
  test.use({ servesEngines: false });

  test('a reader answers', async ({ page }) => {
    await test.step('by the keyboard alone', async () => {
      await page.locator('.predict > summary', { hasText: order }).focus();
      await page.keyboard.press('Enter');
      const question = page.getByRole('group', { name: order });
      await expect(question).toBeVisible();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect(question).toHaveAttribute('data-state', 'right');
      await expect(question.getByRole('status')).toHaveText('You foresaw it.');
      await expect(question.getByRole('status'), 'is read out once, for its focus').toBeFocused();
      await expect(question.getByRole('status')).toHaveAttribute('aria-live', 'off');
      await page.keyboard.press('Tab');
      await expect(question.getByRole('button', { name: 'Run the program' })).toBeFocused();
    });
    await test.step('with a short text, in figures or in words', async () => {
      const question = await ask(page, passes);
      const write = async (text: string): Promise<void> => {
        await question.getByRole('textbox', { name: 'A number' }).fill(text);
        await page.keyboard.press('Enter');
      };
      await write('3');
      await expect(question.getByRole('status')).toContainText('Three tasks are handled in one pass');
      await question.getByRole('button', { name: 'Clear my answer' }).click();
      await write('17');
      await expect(question.getByRole('status')).toContainText('counts the passes');
      await question.getByRole('button', { name: 'Clear my answer' }).click();
      await write('one');
      await expect(question).toHaveAttribute('data-state', 'right');
    });
    await test.step('and is told so where a device keeps nothing', async () => {
      await page.evaluate(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException('no room', 'QuotaExceededError');
        };
      });
      const question = page.getByRole('group', { name: order });
      await question.getByRole('button', { name: 'Clear my answer' }).click();
      await expect(question).toHaveAttribute('data-state', 'open');
      await commit(question, inOrder);
      await expect(question.getByRole('status')).toContainText('could not keep your answer');
    });
  });

  test('answers outlast a reload, are shared by tabs, counted by section, and cleared', async ({
    page,
    context,
  }) => {
    const question = await ask(page, order);
    await commit(question, inOrder);
    await (await ask(page, passes)).getByRole('button', { name: 'Show the answer instead' }).click();
    await expect(page.getByText('this one does not count')).toBeVisible();
    await page.reload();
    await page.locator('.predict > summary', { hasText: order }).click();
    await expect(question).toHaveAttribute('data-state', 'right');
    await expect(question.getByRole('radio', { name: inOrder })).toBeChecked();
    const last = await context.newPage();
    await last.goto('./answer/');
    await expect(last.getByText(/^You foresaw 1 of \d+\. At 1 you looked first\./)).toBeVisible();
    const record = last.getByRole('table', { name: 'Predictions that you committed to, by section' });
    await expect(record.getByRole('row', { name: /^7\./ })).toContainText('1 of 2');
    await last.getByRole('button', { name: 'Clear my predictions' }).click();
    await expect(record).toBeHidden();
    await expect(question, 'the other tab hears of it').toHaveAttribute('data-state', 'open');
  });
});

test('the program that is run comes into sight where JavaScript stood in its place', async ({ page }) => {
  await page.goto('./separate-beasts/');
  const program = page.locator('code-cell#throw-and-close');
  const mirror = page.locator('mirror-switch', { has: program });
  await mirror.getByRole('radio', { name: 'JavaScript' }).check();
  await expect(program).toBeHidden();
  const question = await ask(page, 'Thrown into the outer one');
  await commit(question, 'In both');
  await question.getByRole('button', { name: 'Run the program' }).click();
  await expect(program).toBeInViewport();
  await expect(program).not.toHaveAttribute('data-state', 'idle');
});
