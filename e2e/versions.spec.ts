import { Cell } from './cell.ts';
import { holdBack } from './hold-back.ts';
import { payloadOf } from './shared-link.ts';
import { expect, test } from './story.ts';

// Each story starts other engines in a fresh profile.
test.describe.configure({ timeout: 120_000 });
const started = { timeout: 60_000 };

const oldProgram = `import asyncio

@asyncio.coroutine
def main():
    yield from asyncio.sleep(0.1)
    print("ran")

loop = asyncio.get_event_loop()
loop.run_until_complete(main())
`;

test('a reader runs an example in another CPython, and in the meantime chooses one for the next run', async ({
  page,
}) => {
  const letArrive = await holdBack(page, '**/pyodide-3.11-*/core.zip');
  await page.goto('./x/first-coroutine/');
  const cell = new Cell(page, 'first-coroutine');
  const menu = cell.root.getByRole('combobox', { name: 'Engine' });
  await expect(menu).toHaveValue('pyodide');
  await expect(menu.getByRole('option')).toHaveText([
    'CPython 3.10',
    'CPython 3.11',
    'CPython 3.12',
    'CPython 3.13',
    'CPython 3.14',
    'CPython 3.15',
  ]);
  await menu.selectOption({ label: 'CPython 3.11' });
  await expect(
    cell.root.getByText(/^CPython 3\.11 has to be loaded first: \d\.\d MB, once\. .*sys\.monitoring/),
  ).toBeVisible();
  const asked = page.waitForRequest('**/pyodide-3.11-*/core.zip');
  await cell.run.click();
  await asked;
  await test.step('what is chosen while another CPython loads is for the next run, and stays chosen', async () => {
    await menu.selectOption({ label: 'CPython 3.12' });
    letArrive();
    await expect(cell.status).toHaveText(/^Finished in/, started);
    await expect(cell.root.locator('.cell-engine')).toHaveText(/^CPython 3\.11\.3 · Pyodide 0\.25/);
    await expect(menu).toHaveValue('pyodide-3.12');
  });
  await test.step('nothing says that it was recorded so', async () => {
    await expect(cell.root.getByText('same as recorded')).toBeHidden();
  });
  await test.step('this device remembers the choice', async () => {
    await page.reload();
    await expect(menu).toHaveValue('pyodide-3.12');
    await menu.selectOption({ label: 'CPython 3.14' });
    await page.reload();
    await expect(menu).toHaveValue('pyodide');
  });
});

test.describe('in a link', () => {
  test.use({ servesEngines: false });
  test('a version is named, and Share names it again; one that is not there is said', async ({ page }) => {
    await page.goto('./x/sample1-original/#sample1-original&py=3.12');
    const cell = new Cell(page, 'sample1-original');
    const menu = cell.root.getByRole('combobox', { name: 'Engine' });
    await expect(menu).toHaveValue('pyodide-3.12');
    await cell.root.getByRole('button', { name: 'Share' }).click();
    await expect(page.getByRole('textbox', { name: 'Link' })).toHaveValue(/#sample1-original&py=3\.12$/);
    await expect(page.getByRole('dialog').getByRole('link', { name: 'Open in playground' })).toHaveAttribute(
      'href',
      /#sample1-original&py=3\.12$/,
    );
    await test.step('a link that names a version that is not there says so', async () => {
      await page.goto('about:blank');
      await page.goto('./x/sample1-original/#sample1-original&py=3.4');
      await expect(cell.root.getByText('This link asks for version 3.4, which is not here.')).toBeVisible();
      await expect(menu).toHaveValue('pyodide');
    });
  });
});

test('a program of 2015 fails, is offered the CPython that has what it needs, and runs in it', async ({
  page,
}) => {
  await page.goto(`./play/#py~${payloadOf({ 'main.py': oldProgram })}`);
  const cell = new Cell(page, 'py');
  await cell.run.click();
  await expect(cell.status).toHaveText(/^Failed: AttributeError/, started);
  await expect(cell.output.getByRole('link', { name: 'x/gone-from-asyncio/' })).toHaveAttribute(
    'href',
    '/x/gone-from-asyncio/',
  );
  await cell.root.getByRole('button', { name: 'Run in CPython 3.10' }).click();
  await expect(cell.lines.last()).toHaveText('ran', started);
  await expect(cell.root.getByRole('combobox', { name: 'Engine' })).toHaveValue('pyodide-3.10');
  await expect(
    cell.output.getByText(/DeprecationWarning: "@coroutine" decorator is deprecated/),
  ).toBeVisible();
  await cell.root.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('textbox', { name: 'Link' })).toHaveValue(/#py~v1\.[\w-]+&py=3\.10$/);

  await test.step('a timeline says why 3.10 has none', async () => {
    await page.keyboard.press('Escape');
    await cell.root.getByRole('button', { name: 'Timeline' }).click();
    await cell.runToTheEnd(started.timeout);
    await expect(cell.status).toHaveText(/^Finished in/);
    await expect(
      cell.root.locator('timeline-panel').getByText(/CPython 3\.10 has no sys\.monitoring/),
    ).toBeVisible();
  });
});
