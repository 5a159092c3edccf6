import { expect, test } from './story.ts';

test('the filter gives way to whoever asks for what it hides', async ({ page }) => {
  await page.goto('./claims/');
  const hidden = page.locator('.claim-row[data-verdict="fails"]').first();
  await page.getByLabel('holds', { exact: true }).check();
  await expect(hidden).toBeHidden();

  const group = page.locator('.claim-group:not(:visible)').first();
  await expect(group).toBeHidden();
  const id = await group.locator('h2').getAttribute('id');
  const entry = page.locator(`starlight-toc a[href="#${id}"]`);
  await entry.click();
  await expect(page.locator(`#${id}`)).toBeInViewport();
  await expect(page.getByLabel('all', { exact: true }).first()).toBeChecked();

  // The same entry again: the address stays as it is.
  await page.getByLabel('holds', { exact: true }).check();
  await entry.click();
  await expect(page.locator(`#${id}`)).toBeInViewport();

  await page.getByLabel('holds', { exact: true }).check();
  await page.evaluate((claim) => (location.hash = claim), (await hidden.getAttribute('id')) ?? '');
  await expect(hidden).toBeInViewport();
});

test('every claim of a section names what decides it, and its sources by their place', async ({ page }) => {
  await page.goto('./event-loop/');
  const claims = page.locator('article.claim');
  expect(await claims.count()).toBeGreaterThan(1);
  for (const claim of await claims.all()) {
    await expect(claim.getByText(/^(Decided by|Not by running)$/)).not.toHaveCount(0);
    await claim.locator('.claim-sources > summary').click();
    await expect(claim.locator('.claim-sources li').first()).toBeVisible();
  }
  await expect(claims.locator('.source-where', { hasText: /, L\d+/ })).not.toHaveCount(0);
});

test('a claim that a link named is marked, in its section as in the list', async ({ page }) => {
  for (const address of ['./event-loop/#await-informs-the-loop', './claims/#await-informs-the-loop']) {
    await page.goto(address);
    await expect(page.locator('#await-informs-the-loop')).not.toHaveCSS('box-shadow', 'none');
  }
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  for (const [address, targets] of [
    ['./claims/', '.claims-filter label, .claims-filter select'],
    ['./event-loop/', '.claim-sources > summary, .cell-bar .copy-link'],
  ] as const) {
    test(`a finger can hit ${targets}`, async ({ page }) => {
      await page.goto(address);
      const small = await page.locator(targets).evaluateAll((all) =>
        all
          .map((target) => target.getBoundingClientRect())
          .filter(({ width, height }) => width > 0 && (width < 24 || height < 24))
          .map(({ width, height }) => `${width} x ${height}`),
      );
      expect(small).toEqual([]);
    });
  }
});
