/** Code is seen whole: on a screen of 1280 px no line of a program has to be scrolled sideways. */
import { listPages } from './pages.ts';
import { expect, test } from './story.ts';

/** The article's own programs, quoted unchanged: `src/site/line-width.test.ts` leaves them out as well. */
const quoted = /^sample[123]-original$/;

test('at 1280 px no line of a cell runs out of it, on any page with cells', async ({ page }) => {
  test.setTimeout(180_000);
  await page.setViewportSize({ width: 1280, height: 900 });
  const cut: string[] = [];
  let measured = 0;
  for (const address of listPages().filter((each) => !each.startsWith('./x/'))) {
    await page.goto(address);
    await page.evaluate(() => document.fonts.ready);
    const cells = await page.locator('code-cell').evaluateAll((all) =>
      all.map((cell) => ({
        id: cell.getAttribute('data-example') ?? '',
        widths: [...cell.querySelectorAll('.cell-file pre')].map((code) => [
          code.scrollWidth,
          code.clientWidth,
        ]),
      })),
    );
    for (const { id, widths } of cells.filter((cell) => !quoted.test(cell.id))) {
      for (const [needs = 0, has = 0] of widths) {
        if (has > 0) measured += 1;
        if (needs > has) cut.push(`${id} on ${address}: ${needs} px in ${has}`);
      }
    }
  }
  expect(cut).toEqual([]);
  expect(measured, 'programs that were measured').toBeGreaterThan(80);
});
