import { Cell } from './cell.ts';
import { holdBack } from './hold-back.ts';
import { payloadOf } from './shared-link.ts';
import { expect, test, type Locator, type Page } from './story.ts';

// Six engines start one after the other, in a fresh profile.
test.describe.configure({ timeout: 240_000 });
const asked = { timeout: 180_000 };

function every(cell: Cell): Locator {
  return cell.root.getByRole('region', { name: 'In every CPython' });
}

function group(cell: Cell, versions: string): Locator {
  return every(cell).getByRole('group', { name: `CPython ${versions}`, exact: true });
}

async function openProgram(page: Page, program: string): Promise<Cell> {
  await page.goto(`./play/#py~${payloadOf({ 'main.py': program })}`);
  return new Cell(page, 'py');
}

test('a reader asks an example’s page what it prints in every CPython, changes it, closes, resets and stops', async ({
  page,
}) => {
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  const letArrive = await holdBack(page, '**/versions/gone-from-asyncio.json');
  await page.goto('./x/gone-from-asyncio/');
  const cell = new Cell(page, 'gone-from-asyncio');
  const askAll = cell.root.getByRole('button', { name: 'Ask all' });
  const close = every(cell).getByRole('button', { name: 'Close' });

  await test.step('who closes it while the recording is on its way is left in peace', async () => {
    await askAll.click();
    await close.click();
    const arrived = page.waitForResponse('**/versions/gone-from-asyncio.json');
    letArrive();
    await arrived;
    await expect(every(cell)).toHaveCount(0);
  });
  await test.step('what the example prints in every CPython is recorded, with the first difference marked', async () => {
    await askAll.click();
    await expect(every(cell).getByText('Recorded, not run here.')).toBeVisible();
    await expect(every(cell).getByRole('group', { name: /^CPython/ })).toHaveCount(4);
    await expect(group(cell, '3.10').locator('[data-differs]')).toHaveText(
      'asyncio.coroutine: True first difference',
    );
    await expect(group(cell, '3.14, 3.15').locator('[data-differs]')).toHaveText(
      'asyncio.coroutine: False first difference',
    );
    await close.click();
    await expect(every(cell)).toHaveCount(0);
    await expect(cell.run, 'the keyboard stays with the cell').toBeFocused();
  });
  await test.step('who closes it while it asks, or resets the program, is left in peace', async () => {
    // It holds its thread, and leaves the processor to the others.
    await cell.write('import time\nprint("in")\nwhile True: time.sleep(0.1)\n');
    await askAll.click();
    await expect(every(cell).getByText('Asking CPython 3.10, 1 of 6…')).toBeVisible();
    await close.click();
    await askAll.click();
    await expect(every(cell).getByText('Asking CPython 3.10, 1 of 6…')).toBeVisible();
    await cell.reset.click();
    await expect(every(cell)).toHaveCount(0);
  });
  await test.step('a program that loops for ever ends after its time in one version, and Stop ends all', async () => {
    await cell.write('print("in")\nwhile True: pass\n');
    await askAll.click();
    await expect(group(cell, '3.10')).toContainText('Ended: it was still running after 10 s.', asked);
    await every(cell).getByRole('button', { name: 'Stop' }).click();
    await expect(every(cell).getByText(/^Stopped\. /)).toBeVisible();
    await expect(group(cell, '3.11 to 3.15')).toContainText('Not asked: stopped.');
    await expect(group(cell, '3.10').getByText('in', { exact: true })).toBeVisible();
  });
  await test.step('the page is free for the next run', async () => {
    await cell.write('print("on")\n');
    await cell.runToTheEnd(asked.timeout);
    await expect(cell.lines.last()).toHaveText('on');
    expect(errors).toEqual([]);
  });
});

test('a program of the reader’s own is put to all six; one whose file does not arrive, or in part, is said, and asked again', async ({
  page,
}) => {
  let network: 'down' | 'cuts off' | 'up' = 'down';
  await page.route('**/_engine/pyodide-3.13-*/*.wasm', async (route) => {
    if (network === 'down') return route.abort();
    if (network === 'up') return route.continue();
    const response = await route.fetch();
    return route.fulfill({ response, body: (await response.body()).subarray(0, 1_000_000) });
  });
  const cell = await openProgram(
    page,
    'import asyncio, sys\nprint("same")\nprint(hasattr(asyncio, "TaskGroup"))\nsys.exit(3)\n',
  );
  await cell.root.getByRole('button', { name: 'Ask all' }).click();
  await expect(every(cell).getByRole('button', { name: 'Run in all' })).toBeVisible(asked);
  await expect(every(cell).getByText('They differ: 3.10 | 3.11, 3.12, 3.14, 3.15.')).toBeVisible();
  await expect(group(cell, '3.10')).toContainText('Exit code 3');
  await expect(group(cell, '3.10').locator('[data-differs]')).toHaveText('False first difference');
  await expect(group(cell, '3.13')).toContainText('Could not be asked.');
  const again = group(cell, '3.13').getByRole('button', { name: 'Ask 3.13 again' });
  network = 'cuts off';
  await again.click();
  await expect(every(cell).getByRole('button', { name: 'Stop' })).toBeHidden(asked);
  await expect(group(cell, '3.13')).toContainText('Could not be asked.');
  network = 'up';
  await again.click();
  await expect(every(cell).getByText('They differ: 3.10 | 3.11 to 3.15.')).toBeVisible(asked);
});

test('what runs in one CPython goes on there while another program is put to all', async ({ page }) => {
  // It answers no sooner than the reader has looked.
  const letArrive = await holdBack(page, '**/pyodide-3.11-*/core.zip');
  await page.goto('./sample-1-generators/');
  const long = new Cell(page, 'sample1-original');
  await long.write('import time\nwhile True:\n    print("on")\n    time.sleep(0.2)\n');
  const menu = long.root.getByRole('combobox', { name: 'Engine' });
  await menu.selectOption({ label: 'CPython 3.10' });
  await long.run.click();
  await expect(long.lines.first()).toHaveText('on', asked);
  // The choice is for the next run.
  await menu.selectOption({ label: 'CPython 3.14' });
  const cell = new Cell(page, 'sample1-traced');
  await cell.write('print("once")\n');
  await cell.root.getByRole('button', { name: 'Ask all' }).click();
  await expect(every(cell).getByText('Asking CPython 3.11, 2 of 6…')).toBeVisible(asked);
  await every(cell).getByRole('button', { name: 'Stop' }).click();
  await expect(group(cell, '3.10')).toContainText('once');
  await expect(long.root).toHaveAttribute('data-state', 'running');
  const before = await long.lines.count();
  await expect.poll(() => long.lines.count()).toBeGreaterThan(before);
  letArrive();
});
