import { countSections } from './pages.ts';
import { expect, test } from './story.ts';

const counterEvidence = ['python-3-5', 'does-await-pause', 'separate-beasts'];

test('a reader follows the argument from the first section to the last', async ({ page }) => {
  await page.goto('./');
  for (let section = 2; section <= countSections(); section += 1) {
    await page.getByRole('link', { name: `Next, section ${section}` }).click();
    await expect(page.getByText(`Section ${section} of ${countSections()}`)).toBeVisible();
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  }
  await expect(
    page.getByText(
      'In CPython it is one mechanism, which generators had first. In the language they are two types',
    ),
  ).toBeVisible();
});

for (const section of counterEvidence) {
  test(`a reader finds the evidence for the article framed in ${section}`, async ({ page }) => {
    await page.goto(`./${section}/`);
    const evidence = page.getByRole('note', { name: 'Evidence for the article' });
    await expect(evidence.first()).toBeVisible();
    await expect(evidence.first()).toContainText('For the article');
  });
}

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
