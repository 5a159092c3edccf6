import { Cell } from './cell.ts';
import { expect, test } from './story.ts';

// Each story starts an engine in a fresh profile: on a busy machine that alone may take half a minute.
test.describe.configure({ timeout: 120_000 });

test('an engine file that is missing', async ({ page }) => {
  let missing = true;
  await page.route(/\.(wasm|zip)(\?|$)/, (route) =>
    missing ? route.fulfill({ status: 404, body: 'Not found' }) : route.continue(),
  );
  await page.goto('./sample-1-generators/');
  const cell = new Cell(page, 'sample1-original');
  await test.step('an example that cannot run keeps its recorded output, and says so', async () => {
    await cell.runToTheEnd();
    await expect(cell.status).toHaveText('Could not run; this is the recorded output');
    await expect(cell.lines.first()).toHaveText('Starting task with delay 1');
  });
  await test.step('it is told, and Retry gets it; the edit survives', async () => {
    await cell.write('print("kept")');
    await cell.runToTheEnd();
    await expect(cell.status).toHaveText('Could not run');
    // What happened and what to do, once each.
    await expect(cell.root.locator('.cell-notice p')).toHaveText(
      /^CPython 3.14: Python could not be loaded: \S+ answered 404\. Try again; if that does not help, reload the page\. Your edits are kept\.$/,
    );
    missing = false;
    await cell.root.getByRole('button', { name: 'Retry' }).click();
    await expect(cell.output).toHaveText('kept', { timeout: 45_000 });
    await expect(cell.status).toHaveText(/^Finished/);
  });
});

test('in a browser that cannot run Python the reader is sent to another, not asked to try again', async ({
  page,
}) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
  await page.goto('./sample-1-generators/');
  const cell = new Cell(page, 'sample1-original');
  await cell.runToTheEnd();
  await expect(cell.status).toHaveText('Could not run; this is the recorded output');
  // The whole notice: there is no button in it.
  await expect(cell.root.locator('.cell-notice')).toHaveText(
    'CPython 3.14: Python needs a browser with WebAssembly and workers. Open this page in a current browser: that has what it needs.',
  );
});

test('a reader whose network went away is told so about JavaScript too, and Retry works once it is back', async ({
  page,
  context,
}) => {
  const workers = /page-js[^/]*\.js(\?|$)/;
  await page.route(workers, (route) => route.abort());
  await page.goto('./javascript/');
  const cell = new Cell(page, 'js-differences');
  const asked = page.waitForRequest(workers);
  await cell.root.hover();
  await asked;
  await context.setOffline(true);
  await cell.runToTheEnd();
  await expect(cell.root.locator('.cell-notice p')).toHaveText(
    /^JavaScript in this page: JavaScript could not be loaded: \S+ could not be fetched; you seem to be offline\. .*Connect, then try again\.$/,
  );
  await context.setOffline(false);
  await page.unroute(workers);
  await cell.root.getByRole('button', { name: 'Retry' }).click();
  await expect(cell.status).toHaveText(/^Finished/);
});

test('what is printed', async ({ page }) => {
  await page.goto('./sample-1-generators/');
  const cell = new Cell(page, 'sample1-original');
  await test.step('control characters, lone surrogates and emoji are shown, and break nothing', async () => {
    await cell.write(
      String.raw`import sys
print("a\x00b\x1b[31mc\x07 \N{SNAKE} <b>&amp;")
sys.stdout.buffer.write(b"\xff\xfe raw\n")
print("10 %\r20 %\rready")`,
    );
    await cell.runToTheEnd();
    await expect(cell.lines.nth(0)).toHaveText('a␀bc␇ 🐍 <b>&amp;');
    await expect(cell.lines.nth(0).locator('.sgr-color-1')).toHaveText(/^c␇ /);
    await expect(cell.lines.nth(1)).toContainText('raw');
    await expect(cell.lines.nth(2)).toHaveText('ready');
  });
  await test.step('an empty program prints nothing and finishes', async () => {
    await cell.write(' ');
    await cell.runToTheEnd();
    await expect(cell.status).toHaveText(/^Finished/);
    await expect(cell.lines).toHaveCount(0);
  });
});
