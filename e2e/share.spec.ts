import { deflateRawSync } from 'node:zlib';
import { keptEdits, payloadOf } from './shared-link.ts';
import { expect, test, type Page } from './story.ts';

const section = './sample-1-generators/';
const id = 'sample1-original';
const edited = { 'main.py': 'print("edited 🐍")\n' };

const cell = (page: Page) => page.locator(`code-cell#${id}`);
const banner = (page: Page) => cell(page).locator('.cell-banner');

test.use({ permissions: ['clipboard-read', 'clipboard-write'], servesEngines: false });
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test('a link to an example scrolls to it below the header and marks it', async ({ page }) => {
  await page.goto(`${section}#${id}`);
  await expect(cell(page)).toHaveAttribute('data-linked', '');
  await expect(cell(page)).toBeInViewport();
  const header = await page.locator('header.header').boundingBox();
  const box = await cell(page).boundingBox();
  expect(box?.y).toBeGreaterThanOrEqual((header?.y ?? 0) + (header?.height ?? 0));
});

test('a link to lines marks them', async ({ page }) => {
  await page.goto(`${section}#${id}:L3-L5`);
  await expect(cell(page).locator('.line[data-marked]')).toHaveCount(3);
  await expect(cell(page).locator('.line[data-marked]').first()).toHaveAttribute('id', `${id}:L3`);
  await expect(cell(page).locator('.line[data-marked]').first()).toBeInViewport();
});

test('at an example a reader takes links and answers along', async ({ page }) => {
  await page.goto(section);
  await test.step('Share that is pressed twice opens once', async () => {
    const share = cell(page).getByRole('button', { name: 'Share' });
    await share.dblclick();
    await expect(page.getByRole('dialog')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
  await test.step('an answer carries the code and its link in the dialect that was asked for', async () => {
    await cell(page).getByRole('button', { name: 'Share' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Markdown' }).click();
    await expect.poll(() => clipboard(page)).toMatch(/^```python\n# .*\nimport time/);
    expect(await clipboard(page)).toContain(`(<${page.url()}#${id}>)`);
    await dialog.getByRole('button', { name: 'reStructuredText' }).click();
    await expect.poll(() => clipboard(page)).toMatch(/^\.\. code-block:: python\n\n {3}# /);
    await dialog.getByRole('button', { name: 'HTML' }).click();
    await expect.poll(() => clipboard(page)).toContain('{delay}&quot;)');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });
  await test.step('a reader without a mouse links lines', async () => {
    await cell(page).locator('.code').focus();
    const first = cell(page).getByRole('link', { name: 'Copy a link to line 1', exact: true });
    await expect(first).toBeAttached();
    await page.keyboard.press('Tab');
    await expect(first).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => clipboard(page)).toMatch(/#sample1-original:L2$/);
    await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(() => clipboard(page)).toMatch(/#sample1-original:L2-L3$/);
  });
  await test.step('a click on a line’s number copies its link, Shift makes it a range', async () => {
    await cell(page).locator('.line').nth(1).hover();
    await cell(page).getByRole('link', { name: 'Copy a link to line 2', exact: true }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Link to line 2 copied' })).toBeAttached();
    expect(await clipboard(page)).toMatch(/sample-1-generators\/#sample1-original:L2$/);
    await cell(page)
      .getByRole('link', { name: 'Copy a link to line 6', exact: true })
      .click({ modifiers: ['Shift'] });
    await expect.poll(() => clipboard(page)).toMatch(/#sample1-original:L2-L6$/);
    await expect(cell(page).locator('.line[data-marked]')).toHaveCount(5);
  });
  await test.step('every heading, claim and example has a link that copies itself', async () => {
    for (const heading of await page.locator('main :is(h2, h3)[id]:not([id*="--"])').all()) {
      const anchor = await heading.getAttribute('id');
      await expect(page.locator(`main a[href="#${anchor}"]`).first()).toBeAttached();
    }
    const [claim] = await page.locator('.claim[id]').all();
    await claim
      ?.getByRole('link', { name: /claim \d/i })
      .first()
      .click();
    await expect.poll(() => clipboard(page)).toContain(`#${await claim?.getAttribute('id')}`);
    await cell(page)
      .getByRole('link', { name: /Copy a link to “/ })
      .click();
    await expect.poll(() => clipboard(page)).toContain(`#${id}`);
  });
});

test('an edit in a link is shown under a banner with its difference, and is not run', async ({ page }) => {
  await page.goto(`${section}#${id}~${payloadOf(edited)}`);
  await expect(banner(page)).toContainText('Edited by whoever sent this link');
  await expect(cell(page).locator('.cell-code')).toContainText('edited 🐍');
  await expect(banner(page).getByRole('group', { name: /Changes from original/ })).toContainText(
    'import time',
  );
  await expect(cell(page)).toHaveAttribute('data-state', 'idle');
  await banner(page).getByRole('button', { name: 'Back to the original' }).click();
  await expect(banner(page)).toBeHidden();
  await expect(cell(page).locator('.cell-code')).toContainText('delayed_task_gen');
  await page.reload();
  await expect(banner(page)).toBeHidden();
});

test('a link does not overwrite what the reader had made of the example', async ({ page }) => {
  await page.goto(section);
  await cell(page).getByRole('button', { name: 'Edit' }).click();
  await cell(page).getByRole('textbox').press('Control+Home');
  await page.keyboard.type('# mine');
  await expect.poll(() => keptEdits(page)).toContain('# mine');
  await page.goto('about:blank');
  await page.goto(`${section}#${id}~${payloadOf(edited)}`);
  await expect(cell(page).locator('.cell-code')).toContainText('edited 🐍');
  await page.goto('about:blank');
  await page.goto(section);
  await expect(cell(page).locator('.cell-code')).toContainText('# mine');
  await page.goto(`${section}#${id}~${payloadOf(edited)}`);
  await banner(page).getByRole('button', { name: 'Back to my own edit' }).click();
  await expect(cell(page).locator('.cell-code')).toContainText('# mine');
});

test('what a sentence puts behind a link does no harm', async ({ page }) => {
  await page.goto(`${section}#${id}~${payloadOf(edited)}).`);
  await expect(cell(page).locator('.cell-code')).toContainText('edited 🐍');
  await page.goto('about:blank');
  await page.goto(`${section}#${id}.`);
  await expect(cell(page)).toHaveAttribute('data-linked', '');
  await expect(cell(page)).toBeInViewport();
  await page.goto(`./play/#py~${payloadOf(edited)}.`);
  await expect(page.locator('code-cell .cell-code')).toContainText('edited 🐍');
});

test('an address that the playground cannot read stays, to be mended', async ({ page }) => {
  await page.goto('./play/#py~w1.!A!A');
  await expect(page.getByText('cannot be read')).toBeVisible();
  expect(new URL(page.url()).hash).toBe('#py~w1.!A!A');
});

const bomb = `v1.${deflateRawSync(Buffer.alloc(20_000_000)).toString('base64url')}`;
const broken = [
  ['malformed', 'w1.!A!A', 'cannot be read'],
  ['cut off', payloadOf(edited).slice(0, -8), 'end of this link is missing'],
  ['a bomb', bomb, 'larger than 64 kB'],
  ['too large', payloadOf({ 'main.py': 'x'.repeat(70_000) }), 'larger than 64 kB'],
  ['of a later version', 'v9.abc', 'newer version'],
  [
    'with a file of another program',
    payloadOf({ constructor: 'x' }),
    'files that this example does not have',
  ],
  ['no program', `v1.${deflateRawSync('[1]').toString('base64url')}`, 'not a program'],
] as const;

test(`${broken.length} broken links, each after the other, are refused in words, and the cell works`, async ({
  page,
}) => {
  for (const [what, payload, words] of broken) {
    await test.step(`a link that is ${what}`, async () => {
      await page.goto('about:blank');
      await page.goto(`${section}#${id}~${payload}`);
      await expect(banner(page).getByRole('alert')).toContainText(words);
      await expect(cell(page).locator('.cell-code')).toContainText('delayed_task_gen');
      await expect(cell(page).getByRole('button', { name: 'Run' })).toBeEnabled();
    });
  }
});

test('Share gives a link that restores the edit in a fresh profile', async ({ page, browser, baseURL }) => {
  await page.goto(section);
  await cell(page).getByRole('button', { name: 'Edit' }).click();
  await cell(page).getByRole('textbox').press('Control+Home');
  await page.keyboard.type('# über 𝕏\n');
  await cell(page).getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Copy link' }).click();
  await expect(dialog.getByRole('status').first()).toHaveText('Link copied');
  const link = await clipboard(page);
  expect(link.startsWith(`${baseURL}sample-1-generators/#${id}~v1.`)).toBe(true);
  const edit = link.slice(link.indexOf('#'));
  await expect(dialog.getByRole('link', { name: 'Its own page' })).toHaveAttribute(
    'href',
    `${baseURL}x/${id}/${edit}`,
  );
  await dialog.getByRole('button', { name: 'Copy the code to embed it' }).click();
  await expect.poll(() => clipboard(page)).toContain(`src="${baseURL}x/${id}/?embed${edit}"`);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(cell(page).getByRole('button', { name: 'Share' })).toBeFocused();

  const fresh = await browser.newContext({ serviceWorkers: 'block' });
  const other = await fresh.newPage();
  await other.goto(link);
  await expect(cell(other).locator('.cell-code')).toContainText('# über 𝕏');
  await expect(banner(other)).toContainText('Edited by whoever sent this link');
  await fresh.close();
});
