import { countSections } from './pages.ts';
import { expect, test } from './story.ts';

/** Sections with evidence for the article. */
const counterEvidence = ['python-3-5', 'does-await-pause', 'separate-beasts'];

test('a reader follows the argument from the first section to the last, and finds the evidence for the article framed', async ({
  page,
}) => {
  const framed: string[] = [];
  await page.goto('./');
  for (let section = 2; section <= countSections(); section += 1) {
    await page.getByRole('link', { name: `Next, section ${section}` }).click();
    await expect(page.getByText(`Section ${section} of ${countSections()}`)).toBeVisible();
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    const name = new URL(page.url()).pathname.split('/').at(-2) ?? '';
    if (!counterEvidence.includes(name)) continue;
    framed.push(name);
    const evidence = page.getByRole('note', { name: 'Evidence for the article' }).first();
    await expect(evidence).toBeVisible();
    await expect(evidence).toContainText('For the article');
  }
  await expect(
    page.getByText(
      'In CPython it is one mechanism, which generators had first. In the language they are two types',
    ),
  ).toBeVisible();
  expect(framed.sort()).toEqual(counterEvidence.toSorted());
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a reader predicts, then unfolds the answer', async ({ page }) => {
    await page.goto('./sample-1-generators/');
    const question = page.locator('summary', { hasText: 'In which order will the three tasks complete' });
    const answer = page.getByText('the sum of all three delays');
    await expect(answer).toBeHidden();
    await question.click();
    await expect(answer).toBeVisible();
  });
});
