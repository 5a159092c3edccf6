import { expect, test } from './story.ts';

test('a reader goes through what was found with the arrow keys, and opens it with Enter', async ({
  page,
}) => {
  await page.goto('./mechanism/');
  await page.keyboard.press('ControlOrMeta+k');
  const dialog = page.getByRole('dialog', { name: 'Search' });
  const field = dialog.getByRole('textbox');
  await expect(field).toBeFocused();
  await page.keyboard.type('microtask');
  const results = dialog.locator('.pagefind-ui__result-link');
  await expect(results.first()).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await expect(field).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(results.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(results.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(field).toBeFocused();
  await page.keyboard.press('ArrowDown');
  const address = await results.first().getAttribute('href');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new URL(address ?? '', page.url()).href);
});

/** In the page: the id of the heading of a claim, found on its section's page by its number. */
async function headingOfClaim({ section, number }: { section: string; number: number }): Promise<string> {
  const text = await (await fetch(`../${section}/`)).text();
  const articles = [...new DOMParser().parseFromString(text, 'text/html').querySelectorAll('article')];
  const claim = articles.find((article) =>
    [...article.querySelectorAll('*')].some((part) => part.textContent.trim() === `Claim ${number}`),
  );
  return claim?.querySelector('h2, h3, h4')?.id ?? 'on its page there is no such claim';
}

test('a reader finds first what speaks of a word, and a claim by its number', async ({ page }) => {
  await page.goto('./mechanism/');
  await page.keyboard.press('ControlOrMeta+k');
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await expect(dialog.getByRole('textbox')).toBeFocused();
  const results = dialog.locator('.pagefind-ui__result');
  for (const [word, address] of [
    ['aiohttp', '/answers/event-loop-is-closed/'],
    ['Queue', '/answers/attached-to-a-different-loop/'],
    ['to_thread', '/answers/(concurrent-or-parallel|time-sleep-or-asyncio-sleep)/'],
    ['run_in_executor', '/answers/concurrent-or-parallel/'],
    ['TaskGroup', '/answers/gather-wait-taskgroup/'],
    ['multiprocessing', '/answers/concurrent-or-parallel/'],
    ['uvloop', '/event-loop/'],
  ] as const) {
    await test.step(word, async () => {
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(word);
      await expect(results.first().locator('mark').first()).toContainText(word, { ignoreCase: true });
      await expect(results.first().locator('.pagefind-ui__result-link').first()).toHaveAttribute(
        'href',
        new RegExp(address),
      );
    });
  }
  for (const [number, section] of [
    [12, 'python-3-5'],
    [38, 'event-loop'],
  ] as const) {
    await test.step(`claim ${number}`, async () => {
      const heading = await page.evaluate(headingOfClaim, { section, number });
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(`claim ${number}`);
      await expect(
        dialog.locator('.pagefind-ui__result-nested .pagefind-ui__result-link').first(),
      ).toHaveAttribute('href', new RegExp(`/${section}/#${heading}$`));
    });
  }
  await test.step('httpx, of which the site has nothing, and says so', async () => {
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('httpx');
    await expect(dialog.getByText('Nothing was found about “httpx”.')).toBeVisible();
    await expect(results).toHaveCount(0);
  });
});

test('an index that does not arrive is said to be missing, not to have nothing, and is searched when it comes', async ({
  page,
  context,
}) => {
  const index = '**/pagefind/pagefind*';
  await page.route(index, (route) => route.abort());
  await page.goto('./mechanism/');
  await page.keyboard.press('ControlOrMeta+k');
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await expect(dialog.getByText('The search could not be loaded.')).toBeVisible();
  await page.unroute(index);
  await dialog.getByRole('button', { name: 'Retry' }).click();
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('microtask');
  await expect(dialog.locator('.pagefind-ui__result-link').first()).toBeVisible();
  const words = dialog.getByText('only what it has kept is searched');
  await context.setOffline(true);
  await expect(words).toBeVisible();
  await context.setOffline(false);
  await expect(words).toBeHidden();
});

test.describe('on a Mac', () => {
  test.use({
    userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Safari/605.1.15',
  });

  test('the search says its key as the keyboard does, and Control+K stays the text’s', async ({ page }) => {
    await page.goto('./sample-1-generators/');
    const opener = page.getByRole('button', { name: 'Search' });
    await expect(opener).toContainText('⌘K');
    await expect(opener).toHaveAttribute('aria-keyshortcuts', 'Meta+K');
    const dialog = page.getByRole('dialog', { name: 'Search' });
    await page.keyboard.press('Control+k');
    await expect(dialog).toBeHidden();
    await page.keyboard.press('Meta+k');
    await expect(dialog.getByRole('textbox')).toBeFocused();
  });
});
