import { expect, test } from './story.ts';

for (const scheme of ['light', 'dark'] as const) {
  test(`where storage is blocked the theme is the system's: ${scheme}`, async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        configurable: true,
        get() {
          throw new DOMException('storage is blocked', 'SecurityError');
        },
      });
    });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto('./');
    await expect(page.locator('html')).toHaveAttribute('data-theme', scheme);
    await page
      .getByLabel('Select theme')
      .first()
      .selectOption(scheme === 'light' ? 'dark' : 'light');
    await expect(page.locator('html')).toHaveAttribute('data-theme', scheme === 'light' ? 'dark' : 'light');
    expect(errors).toEqual([]);
  });
}
