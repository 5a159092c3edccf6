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

test('a theme that is chosen in another tab is this one’s too, and system follows', async ({
  page,
  context,
}) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('./');
  const other = await context.newPage();
  await other.goto('./about/');
  await other.getByLabel('Select theme').first().selectOption('dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByLabel('Select theme').first()).toHaveValue('dark');
  await other.getByLabel('Select theme').first().selectOption('auto');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(page.getByLabel('Select theme').first()).toHaveValue('auto');
});
