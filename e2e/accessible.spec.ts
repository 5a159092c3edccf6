import AxeBuilder from '@axe-core/playwright';
import { listPages } from './pages.ts';
import { expect, test } from './story.ts';

for (const theme of ['light', 'dark'] as const) {
  test.describe(`in the ${theme} theme`, () => {
    test.use({ colorScheme: theme });
    for (const page of listPages()) {
      test(`nothing on ${page} stands in a reader's way`, async ({ page: tab }) => {
        await tab.goto(page);
        await expect(tab.locator('html')).toHaveAttribute('data-theme', theme);
        const { violations } = await new AxeBuilder({ page: tab }).analyze();
        const found = violations.flatMap(({ id, nodes }) =>
          nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
        );
        expect(found).toEqual([]);
      });
    }
  });
}

test('a reader who tabs through a page is first offered the way past the navigation', async ({ page }) => {
  await page.goto('./mechanism/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
});

test('a reader learns what a term means without leaving the sentence', async ({ page }) => {
  await page.goto('./mechanism/');
  const term = page.locator('glossary-term').first();
  await term.getByRole('link').focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(term.getByRole('tooltip')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(term.getByRole('tooltip')).toBeHidden();
  await term.getByRole('link').hover();
  await expect(term.getByRole('tooltip')).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });
  for (const page of listPages()) {
    test(`${page} does not scroll sideways`, async ({ page: tab }) => {
      await tab.goto(page);
      await tab.evaluate(() => document.fonts.ready);
      // 320 pixels are a small phone, and a wide screen at four times its size.
      for (const width of [390, 320]) {
        await tab.setViewportSize({ width, height: 844 });
        const beyond = await tab.evaluate(() =>
          [...document.querySelectorAll('body *')]
            .filter((element) => {
              const { right, width } = element.getBoundingClientRect();
              if (width === 0 || right <= innerWidth + 1) return false;
              for (let at = element.parentElement; at; at = at.parentElement) {
                if (getComputedStyle(at).overflowX !== 'visible') return false;
              }
              return getComputedStyle(element).position !== 'fixed';
            })
            .map((element) => `${element.localName}.${element.className}`)
            .slice(0, 5),
        );
        expect(beyond).toEqual([]);
        expect(
          await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        ).toBeLessThanOrEqual(0);
        // The word on the button is what a reader looks for: it is not cut.
        const cut = await tab.evaluate(() =>
          [...document.querySelectorAll('.cell-run .cell-button-name')].filter(
            (name) => name.clientWidth < name.scrollWidth,
          ),
        );
        expect(cut).toEqual([]);
      }
    });
  }
});
