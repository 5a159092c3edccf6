import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Cell } from './cell.ts';
import { expect, test } from './story.ts';

// Each story starts an engine in a fresh profile: on a busy machine that alone may take half a minute.
test.describe.configure({ timeout: 120_000 });

const folder = 'content/examples';

/** Examples that only real Node can run: their stories are with WebContainer. */
const needsNode = (id: string): boolean =>
  /^needs:.*node/m.test(readFileSync(`${folder}/${id}/example.yaml`, 'utf8'));

for (const id of readdirSync(folder).filter((name) => !needsNode(name))) {
  const javascript = existsSync(`${folder}/${id}/main.mjs`);
  test(`${id} prints what was recorded`, async ({ page }) => {
    await page.goto(`./x/${id}/`);
    const cell = new Cell(page, id);
    await cell.runToTheEnd();
    await expect(cell.root.locator('[data-sameness]')).toHaveText('same as recorded');
    await expect(cell.status).toHaveText(/^Finished in /);
    await expect(cell.root.getByText(javascript ? /JavaScript/ : /^CPython 3\.14/)).not.toHaveCount(0);
  });
}
