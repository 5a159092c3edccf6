import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { expect, test } from './story.ts';

const folder = 'content/answers';
const answers = readdirSync(folder).map((name) => ({
  id: name.replace(/\.yaml$/, ''),
  ...(parse(readFileSync(`${folder}/${name}`, 'utf8')) as {
    readonly question: string;
    readonly errors?: readonly string[];
    readonly example: string;
  }),
}));

/** What the search asks its index for, and the address that it would show first. */
interface Pagefind {
  search(
    term: string,
  ): Promise<{ readonly results: readonly { data(): Promise<{ readonly url: string }> }[] }>;
}

test('whoever searches for the text of an error', async ({ page, baseURL }) => {
  await page.goto('./answers/');
  await test.step('is brought to its answer first', async () => {
    const messages = answers.flatMap(({ id, errors = [] }) => errors.map((message) => ({ id, message })));
    const astray = await page.evaluate(
      async ({ messages, index }) => {
        const { search } = (await import(index)) as Pagefind;
        const wrong: string[] = [];
        for (const { id, message } of messages) {
          const [first] = (await search(message)).results;
          const url = (await first?.data())?.url ?? 'nothing';
          if (!url.endsWith(`/answers/${id}/`)) wrong.push(`${message}: ${url} instead of ${id}`);
        }
        return wrong;
      },
      { messages, index: `${baseURL}pagefind/pagefind.js` },
    );
    expect(astray).toEqual([]);
  });
  await test.step('pastes it into the search and opens its answer', async () => {
    await page.keyboard.press('ControlOrMeta+k');
    const dialog = page.getByRole('dialog', { name: 'Search' });
    await dialog
      .getByRole('textbox')
      // With what stands in a reader's own terminal, and on no page.
      .fill("RuntimeError: There is no current event loop in thread 'ThreadPoolExecutor-0_0'.");
    await dialog.locator('.pagefind-ui__result-link').first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'What does “no running event loop” mean?',
    );
  });
});

test('the list has every answer at its own anchor, also without JavaScript', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(`${baseURL}answers/`);
  for (const { id, question } of answers) {
    const heading = page.locator(`article#${id}`).getByRole('heading', { level: 3 });
    await expect(heading).toContainText(question.replaceAll('`', ''));
    await expect(heading.getByRole('link').first()).toHaveAttribute('href', new RegExp(`/answers/${id}/$`));
  }
  await context.close();
});

test.describe('sharing', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
  test('an answer is shared with its words, its program and its address', async ({ page, baseURL }) => {
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    await page.goto('./answers/awaited-already/');
    await page.getByRole('button', { name: 'Share this answer' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Markdown' }).click();
    await expect.poll(clipboard).toMatch(/^That two wait for one coroutine: .*`asyncio\.create_task`/);
    expect(await clipboard()).toContain('coroutine is being awaited already');
    expect(await clipboard()).toContain(`(<${baseURL}answers/awaited-already/>)`);
  });
});

test('machines are told that the site itself asks and answers', async ({ page }) => {
  await page.goto('./answers/nothing-runs/');
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '{}');
  expect(data).toMatchObject({ '@type': 'FAQPage', mainEntity: [{ '@type': 'Question' }] });
  await expect(page.locator('meta[property="og:image"]')).toHaveAttribute(
    'content',
    /cards\/answers\/nothing-runs\.png$/,
  );
});
