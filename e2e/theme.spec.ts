import { expect, test } from './story.ts';

const troubles = {
  blocked: () =>
    Object.defineProperty(window, 'localStorage', {
      configurable: true,
      get() {
        throw new DOMException('storage is blocked', 'SecurityError');
      },
    }),
  full: () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('storage is full', 'QuotaExceededError');
    };
  },
};

for (const [scheme, trouble] of [
  ['light', 'blocked'],
  ['dark', 'blocked'],
  ['light', 'full'],
  ['dark', 'full'],
] as const) {
  test(`where storage is ${trouble} the theme is the system's: ${scheme}`, async ({ page }) => {
    await page.addInitScript(troubles[trouble]);
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
