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

test('a reader who searches for the text of an error is brought to its answer first', async ({ page }) => {
  test.slow();
  await page.goto('./mechanism/');
  await page.keyboard.press('ControlOrMeta+k');
  const dialog = page.getByRole('dialog', { name: 'Search' });
  const field = dialog.getByRole('textbox');
  const first = dialog.locator('.pagefind-ui__result-link').first();
  const astray: string[] = [];
  for (const { id, errors = [] } of answers) {
    for (const message of errors) {
      await field.fill('');
      await expect(first).toBeHidden();
      await field.fill(message);
      await expect(first).toBeVisible();
      const address = (await first.getAttribute('href')) ?? '';
      if (!address.endsWith(`/answers/${id}/`)) astray.push(`${message}: ${address} instead of ${id}`);
    }
  }
  expect(astray).toEqual([]);
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
