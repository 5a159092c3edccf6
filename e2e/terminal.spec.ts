import { violations } from './axe.ts';
import { Cell } from './cell.ts';
import { expect, test } from './story.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const colors = [0, 1, 2, 3, 4, 5, 6, 7];
const python = `
print("\\033[36mhi\\033[0m, \\033[1mbold\\033[22m \\033[2mfaint\\033[22m \\033[4munderlined\\033[0m")
print("12345\\b\\bX")
print("10 %\\r20 %")
print("\\033[2Ja\\033]0;title\\007b")
for n in range(8):
    print(f"\\033[3{n}mcolor {n}\\033[0m \\033[4{n}mground\\033[0m \\033[7;3{n}minverse\\033[0m \\033[9{n};2mfaint\\033[0m")
`;
const javascript = python
  .replaceAll('print(', 'console.log(')
  .replaceAll('\\033', '\\x1b')
  .replaceAll('\\007', '\\x07')
  .replace('for n in range(8):\n   ', 'for (const n of [0,1,2,3,4,5,6,7])')
  .replace('console.log(f"', 'console.log(`')
  .replace('faint\\x1b[0m")\n', 'faint\\x1b[0m`)\n')
  .replaceAll('{n}', '${n}')
  .replace(/`\)\n$/, '`)\n')
  .replace(/faint\\x1b\[0m"\)\n$/, 'faint\\x1b[0m`)\n');

for (const [language, page_, id, file, program] of [
  ['Python', './play/#py', 'py', 'main.py', python],
  ['JavaScript', './play/#js', 'js', 'main.mjs', javascript],
] as const) {
  test(`${language} prints as to a terminal, legible in both themes`, async ({ page }) => {
    await page.goto(page_);
    const cell = new Cell(page, id);
    await cell.write(program, file);
    await cell.runToTheEnd();
    await expect(cell.lines.nth(0)).toHaveText('hi, bold faint underlined');
    await expect(cell.lines.nth(0).locator('.sgr-color-6')).toHaveText('hi');
    await expect(cell.lines.nth(0).locator('.sgr-bold')).toHaveCSS('font-weight', '700');
    await expect(cell.lines.nth(0).locator('.sgr-underline')).toHaveCSS('text-decoration-line', 'underline');
    await expect(cell.lines.nth(1)).toHaveText('123X5');
    await expect(cell.lines.nth(2)).toHaveText('20 %');
    await expect(cell.lines.nth(3)).toHaveText('ab');
    for (const color of colors) {
      await expect(cell.lines.nth(4 + color)).toHaveText(`color ${color} ground inverse faint`);
    }
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      expect(await violations(page, { within: '.cell-console' }), colorScheme).toEqual([]);
      await page.screenshot({ path: `test-results/terminal-${id}-${colorScheme}.png` });
    }

    await cell.root.getByRole('button', { name: 'Share' }).click();
    await page.getByRole('button', { name: 'Plain text' }).click();
    const answer = page.getByRole('textbox', { name: 'What was copied' });
    await expect(answer).toHaveValue(/\nhi, bold faint underlined\n123X5\n20 %\nab\ncolor 0 ground/);
  });
}
