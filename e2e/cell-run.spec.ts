import { Cell } from './cell.ts';
import { expect, test, type Locator } from './story.ts';

// Each story starts an engine in a fresh profile: on a busy machine that alone may take half a minute.
test.describe.configure({ timeout: 120_000 });
const started = { timeout: 45_000 };

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a reader finds the code, what it printed, and who recorded it', async ({ page }) => {
    await page.goto('./sample-1-generators/');
    const cell = new Cell(page, 'sample1-original');
    await expect(cell.root.getByText('def delayed_task_gen(delay):')).toBeVisible();
    await expect(cell.lines.last()).toHaveText('Task completed after 2 seconds');
    await expect(cell.status).toHaveText('Finished in 3.5 s');
    await expect(cell.root.getByText(/Recorded with CPython 3\.14/)).toBeVisible();
    await expect(cell.root.getByRole('button')).toHaveCount(0);
  });
});

test('a reader runs a program and watches what it prints', async ({ page }) => {
  await page.goto('./sample-1-generators/');
  const cell = new Cell(page, 'sample1-original');
  await test.step('a reader without a mouse runs, stops and runs again', async () => {
    await cell.run.focus();
    await page.keyboard.press('Enter');
    await expect(cell.stop).toBeFocused();
    await expect(cell.root).toHaveAttribute('data-state', 'running', started);
    await page.keyboard.press('Enter');
    await expect(cell.status).toHaveText(/^Stopped/);
    await expect(cell.run).toBeFocused();
    await cell.output.focus();
    await page.keyboard.press('Control+Enter');
    await expect(cell.root).toHaveAttribute('data-state', 'running', started);
    await expect(cell.output).toBeFocused();
    await cell.stop.click();
  });
  await test.step('Run and Stop act in the same instant', async () => {
    // A page at which nobody has pointed: its engine has not begun to start.
    await page.mouse.move(0, 0);
    await page.reload();
    const press = (name: string): Promise<string | undefined> =>
      cell.root.evaluate((element, label) => {
        const buttons = [...element.querySelectorAll<HTMLButtonElement>('button:not([hidden])')];
        buttons.find((button) => button.textContent.trim() === label)?.click();
        return (element as HTMLElement).dataset['state'];
      }, name);
    await expect(cell.run).toBeVisible();
    expect(await press('Run')).toBe('booting');
    await expect(cell.lines.nth(2)).toBeVisible(started);
    expect(await press('Stop')).toBe('stopped');
    const printed = await cell.lines.count();
    await expect(cell.status).toHaveText(/^Stopped after \d/);
    expect(await cell.lines.count()).toBe(printed);
    await expect(cell.run).toBeVisible();
  });
  await test.step('a reader asks when each line came', async () => {
    await page.reload();
    const times = cell.root.getByRole('button', { name: 'Times' });
    const shown = (): Promise<string> =>
      cell.lines.last().evaluate((line) => getComputedStyle(line, '::before').content);
    expect(await shown()).toBe('none');
    await times.focus();
    await page.keyboard.press('Enter');
    await expect(times).toHaveAttribute('aria-pressed', 'true');
    expect(await shown()).toBe('"3.5 s"');
    await times.press('Enter');
    await expect(times).toHaveAttribute('aria-pressed', 'false');
  });
  await test.step('output is announced in sips', async () => {
    await cell.write('for i in range(500):\n    print("line", i)');
    await cell.runToTheEnd();
    await expect(cell.output).toHaveAttribute('aria-live', 'off');
    await expect(cell.root.locator('.cell-announcer')).toHaveText(/^\d+ more lines of output$/);
  });
  await test.step('the output follows its end, until the reader scrolls away', async () => {
    await cell.write(
      'import time\nfor i in range(1000):\n    print("line", i)\n    if i > 300: time.sleep(0.02)',
    );
    await cell.run.click();
    const fromEnd = (): Promise<number> =>
      cell.output.evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight);
    await expect.poll(() => cell.lines.count(), started).toBeGreaterThan(320);
    expect(await fromEnd()).toBeLessThan(30);
    await cell.output.hover();
    await page.mouse.wheel(0, -400);
    await expect.poll(fromEnd).toBeGreaterThan(300);
    const before = await cell.lines.count();
    await expect.poll(() => cell.lines.count()).toBeGreaterThan(before + 10);
    expect(await fromEnd()).toBeGreaterThan(300);
    await cell.stop.click();
  });
});

test('a reader is told how a run ended', async ({ page }) => {
  await page.route('**/sample-1-generators/', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll('Task completed after 0.5', 'Task forgotten after 0.5');
    await route.fulfill({ response, body });
  });
  await page.goto('./sample-1-generators/');
  const cell = new Cell(page, 'sample1-original');
  await test.step('an unedited program that prints something else shows the difference', async () => {
    await cell.runToTheEnd();
    await cell.root.getByRole('button', { name: 'differs from the recording' }).click();
    const changes = cell.root.getByRole('group', { name: 'Changes from recorded to this run' });
    await expect(changes.getByRole('deletion')).toHaveText('Task forgotten after 0.5 seconds');
    await expect(changes.getByRole('insertion')).toHaveText('Task completed after 0.5 seconds');
  });
  await test.step('exit codes and errors are said in words', async () => {
    await cell.write('import sys\nprint("so far")\nsys.exit(3)');
    await cell.runToTheEnd();
    await expect(cell.status).toHaveText('Exit code 3');
    await expect(cell.root).toHaveAttribute('data-state', 'error');
    await cell.write('x = 1\n\n1 / 0');
    await cell.runToTheEnd();
    await expect(cell.status).toHaveText('Failed: ZeroDivisionError on line 3');
  });
  await test.step('a traceback shows the reader’s own frames and leads to their lines', async () => {
    await cell.write('import asyncio\n\nasync def main():\n    1 / 0\n\nasyncio.run(main())');
    await cell.runToTheEnd();
    await expect(cell.output.getByText('ZeroDivisionError: division by zero')).toBeVisible();
    await expect(cell.lines.first()).toHaveAttribute('data-stream', 'stderr');
    const folded = cell.output.getByText(/frames? in asyncio/);
    await expect(folded).toBeVisible();
    await expect(cell.output.getByText(/runners\.py/).first()).toBeHidden();
    await folded.click();
    await expect(cell.output.getByText(/runners\.py/).first()).toBeVisible();
    await cell.output.getByRole('link', { name: /line 4/ }).click();
    await expect(cell.editor()).toBeFocused();
    await page.keyboard.insertText('await asyncio.sleep(0) #');
    await expect(cell.editor()).toContainText('await asyncio.sleep(0) #1 / 0');
  });
  await test.step('what a reader without a mouse pressed may go; the keyboard stays with the cell', async () => {
    await cell.write('import asyncio\nasync def wrong():\n    1 / 0\nasyncio.run(wrong())\n');
    await cell.runToTheEnd();
    await cell.output.locator('summary').focus();
    // Until an interpreter waits: then the last output goes a moment after the key.
    await page.waitForTimeout(2000);
    await page.keyboard.press('Control+Enter');
    await expect(cell.root).toHaveAttribute('data-state', 'error', started);
    await expect(cell.run).toBeFocused();
    await cell.reset.focus();
    await page.keyboard.press('Enter');
    await expect(cell.run).toBeFocused();
    await cell.root.getByRole('button', { name: 'Bring my edits back' }).focus();
    await page.keyboard.press('Enter');
    await expect(cell.root.getByText('1 / 0')).toBeVisible();
    await expect(cell.run).toBeFocused();
  });
});

test('while a program sleeps, the page draws no more than its clock', async ({ page }) => {
  await page.goto('./sample-1-generators/');
  const cell = new Cell(page, 'sample1-original');
  await cell.write('import time\nprint("asleep", flush=True)\ntime.sleep(60)');
  await cell.run.click();
  await expect(cell.lines.first()).toHaveText('asleep', started);
  await page.waitForTimeout(500);
  const seen = await page.evaluate(async () => {
    let changes = 0;
    const observer = new MutationObserver(() => (changes += 1));
    observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    await new Promise((resolve) => setTimeout(resolve, 2000));
    observer.disconnect();
    // An animation that runs by the clock draws every frame; one that runs by scrolling does not.
    const animations = document.getAnimations().filter(({ timeline }) => timeline === document.timeline);
    return { changes, animations: animations.map(({ id, playState }) => `${id} ${playState}`) };
  });
  expect(seen.animations).toEqual([]);
  expect(seen.changes).toBeGreaterThan(3); // the clock, at least
  expect(seen.changes).toBeLessThanOrEqual(10);
  await cell.stop.click();
});

test.describe('on a low screen', () => {
  test.use({ viewport: { width: 1280, height: 560 } });

  test('a reader who runs from the editor sees what comes of it; a key held down runs once', async ({
    page,
  }) => {
    await page.goto('./sample-1-generators/');
    const cell = new Cell(page, 'sample1-original');
    await cell.edit.click();
    await expect(cell.editor()).toBeFocused();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type(' # mine');
    await expect(cell.output).not.toBeInViewport();
    await cell.root.evaluate((element: HTMLElement) =>
      element.addEventListener('cell-run-start', () => {
        element.dataset['starts'] = String(Number(element.dataset['starts'] ?? 0) + 1);
      }),
    );
    await page.keyboard.down('Control');
    for (let time = 0; time < 3; time += 1) await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    await page.keyboard.up('Control');
    await expect(cell.output).toBeInViewport();
    await expect(cell.editor()).toBeFocused();
    await expect(cell.root).toHaveAttribute('data-state', 'done', started);
    await expect(cell.root).toHaveAttribute('data-starts', '1');
    await expect(cell.editor()).toContainText('run_tasks_gen() # mine');
  });
});

test('Enter, held down on a button, presses it once', async ({ page }) => {
  await page.goto('./sample-1-generators/');
  const cell = new Cell(page, 'sample1-original');
  await cell.root.evaluate((element: HTMLElement) => {
    element.dataset['starts'] = '';
    element.addEventListener('cell-run-start', () => (element.dataset['starts'] += '|'));
  });
  for (const [button, starts] of [
    [cell.run, '|'],
    [cell.stop, '|'],
    [cell.run, '||'],
  ] as const) {
    await button.focus();
    for (let time = 0; time < 5; time += 1) await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    await expect(button).toBeHidden();
    await expect(cell.root).toHaveAttribute('data-starts', starts);
  }
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  test('where engines can be chosen, words have a row and what is pressed has one; a run moves nothing', async ({
    page,
  }) => {
    await page.goto('./javascript/');
    // A font that is late is not used in that visit, and another has rows of another height.
    await page.evaluate(() => document.fonts.ready);
    await page.reload();
    const cell = new Cell(page, 'js-differences');
    const place = async (part: Locator) => (await part.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const times = cell.root.getByRole('button', { name: 'Times' });
    const choice = cell.root.getByLabel('Engine');
    await expect(choice).toBeVisible();
    const status = await place(cell.status);
    const recorded = await place(cell.root.getByText('Recorded with'));
    expect(Math.abs(recorded.y - status.y)).toBeLessThan(4);
    for (const control of [times, choice]) {
      const { y, height } = await place(control);
      expect(y).toBeGreaterThanOrEqual(status.y + status.height);
      expect(y).toBeLessThan(status.y + status.height + 8);
      expect(height).toBeGreaterThanOrEqual(40);
    }
    const below = async () => (await place(cell.output)).y - (await place(cell.root)).y;
    const before = await below();
    await cell.runToTheEnd();
    await expect(cell.status).toHaveText(/^Finished in/);
    expect(await below()).toBe(before);
  });
});
